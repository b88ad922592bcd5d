import { t } from '@grafana/i18n';
import { Text } from '@grafana/ui';
import type { ProviderToken } from '../../../api/queries/useMakeProviderToken';
import type { ConsoleField, Preset } from '../../../domain/presets/preset';
import { BulletList } from '../../../ui/BulletList';
import { CopyField } from '../../../ui/CopyField';

interface ConsoleFieldsProps {
  preset: Preset;
  connectorUrl: string;
  /** While it is shown. */
  token: ProviderToken | undefined;
  isTokenInUse: boolean;
  isGroupSyncOff: boolean;
}

/** The fields of the provider's console, by its own names, with what goes into each. */
export function ConsoleFields({ preset, ...known }: ConsoleFieldsProps) {
  return preset.fields.map((field) => <FieldOf key={field.name} field={field} {...known} />);
}

function FieldOf({ field, ...known }: Omit<ConsoleFieldsProps, 'preset'> & { field: ConsoleField }) {
  const { name, value } = field;
  switch (value.kind) {
    case 'connector-url':
      return <CopyField label={name} value={known.connectorUrl} />;
    case 'text':
      return <CopyField label={name} value={value.text} />;
    case 'token':
      return known.token ? (
        <CopyField
          label={name}
          value={`${value.prefix ?? ''}${known.token.key}`}
          description={t('configuration.setup.token.once', 'Copy the token now: it is shown only this once')}
        />
      ) : (
        <Named name={name}>
          <Text color="secondary" element="p">
            {known.isTokenInUse
              ? t('configuration.setup.token.in-use', 'The token that is in use. It cannot be shown again.')
              : t(
                  'configuration.setup.token.from-before',
                  'The token of the step before. It is shown only when it is created.'
                )}
          </Text>
        </Named>
      );
    case 'choices':
      return (
        <Named name={name}>
          <BulletList label={name}>
            {value.choices.map((choice) => (
              <li key={choice.name}>
                {choice.name}
                {choice.isForGroups && known.isGroupSyncOff && (
                  <Text color="secondary">
                    {' '}
                    {t('configuration.setup.for-groups', '(only if groups shall become teams)')}
                  </Text>
                )}
              </li>
            ))}
          </BulletList>
        </Named>
      );
  }
}

function Named({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <Text weight="medium" element="p">
        {name}
      </Text>
      {children}
    </div>
  );
}
