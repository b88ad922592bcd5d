import { t, Trans } from '@grafana/i18n';
import { Alert, TextLink } from '@grafana/ui';
import { pagePath } from '../../ui/pagePath';
import type { Adoption } from './useAdopt';

/** What became of the last adoption. */
export function AdoptNotice({ last }: { last?: Adoption }) {
  if (!last) {
    return null;
  }
  return last.kind === 'refused' ? (
    <Alert severity="warning" title={t('mapping.adopt.refused', 'The rules cannot say this')}>
      <bdi>{last.reason}</bdi>
    </Alert>
  ) : (
    <Alert severity="success" title={t('mapping.adopt.done', 'The draft of the rules says it now')}>
      <Trans i18nKey="mapping.adopt.next">Look at the draft and save it.</Trans>{' '}
      <TextLink inline href={pagePath('mapping', { tab: 'rules' })}>
        {t('mapping.plan.open-rules', 'Open the rules')}
      </TextLink>
    </Alert>
  );
}
