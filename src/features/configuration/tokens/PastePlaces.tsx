import { t } from '@grafana/i18n';
import { PRESETS } from '../../../domain/presets';
import type { Preset } from '../../../domain/presets/preset';
import { BulletList } from '../../../ui/BulletList';

/** Where the key goes at the identity provider; of all that are supported when nobody said which it is. */
export function PastePlaces({ preset }: { preset: Preset | undefined }) {
  const presets: readonly Preset[] = preset ? [preset] : PRESETS.filter(({ isSupported }) => isSupported);
  return (
    <BulletList label={t('configuration.tokens.paste.label', 'Where to paste it')}>
      {presets.map(({ id, consoleName, fields }) => (
        <li key={id}>
          {t('configuration.tokens.paste.place', 'In {{place}}, paste it into “{{field}}” and save.', {
            place: consoleName,
            field: fields.find(({ value }) => value.kind === 'token')?.name ?? '',
            interpolation: { escapeValue: false },
          })}
        </li>
      ))}
    </BulletList>
  );
}
