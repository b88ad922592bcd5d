import { t } from '@grafana/i18n';
import type { OldTokenUse } from '../../../domain/tokens/rotation';

/** What the use of an old token says about who depends on it. */
export function oldUseWords(use: OldTokenUse): string {
  const words: Record<OldTokenUse, string> = {
    still: t(
      'configuration.tokens.old-use.still',
      'It was used after the new one: the identity provider, or something else, still has it. Replace it there first.'
    ),
    recently: t(
      'configuration.tokens.old-use.recently',
      'It was used since the new one was made, perhaps only until that was pasted.'
    ),
    'not-since': t('configuration.tokens.old-use.not-since', 'Nothing has used it since the new one was made.'),
  };
  return words[use];
}
