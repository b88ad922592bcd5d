import { t } from '@grafana/i18n';
import { type BadgeColor } from '@grafana/ui';
import type { PersonState } from '../../domain/audit/people';

interface StateWords {
  text: string;
  color: BadgeColor;
  meaning: string;
}

const WORDS = {
  provisioned: () => ({
    text: t('audit.state.provisioned', 'Provisioned'),
    color: 'green' as const,
    meaning: t('audit.state.provisioned-meaning', 'The identity provider manages this person'),
  }),
  local: () => ({
    text: t('audit.state.local', 'Local'),
    color: 'blue' as const,
    meaning: t('audit.state.local-meaning', 'The identity provider does not manage this person'),
  }),
  disabled: () => ({
    text: t('audit.state.disabled', 'Disabled'),
    color: 'purple' as const,
    meaning: t('audit.state.disabled-meaning', 'This person cannot sign in'),
  }),
} satisfies Record<PersonState, () => StateWords>;

/** How a person's state is shown. */
export function stateWords(state: PersonState): StateWords {
  return WORDS[state]();
}
