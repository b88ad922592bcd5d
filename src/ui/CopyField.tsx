import { useId } from 'react';
import { t } from '@grafana/i18n';
import { ClipboardButton, Field, Input } from '@grafana/ui';

interface CopyFieldProps {
  label: string;
  value: string;
  description?: string;
}

/** A value to take over elsewhere, with a button that copies it. */
export function CopyField({ label, value, description }: CopyFieldProps) {
  const id = useId();
  return (
    <Field label={label} description={description} htmlFor={id} noMargin>
      <Input
        id={id}
        value={value}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
        addonAfter={
          <ClipboardButton
            variant="secondary"
            icon="copy"
            getText={() => value}
            aria-label={t('ui.copy.label', 'Copy {{label}}', { label, interpolation: { escapeValue: false } })}
          >
            {t('ui.copy.button', 'Copy')}
          </ClipboardButton>
        }
      />
    </Field>
  );
}
