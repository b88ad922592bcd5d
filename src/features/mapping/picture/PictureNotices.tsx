import { t, Trans } from '@grafana/i18n';
import { Alert, Button, Stack, TextLink } from '@grafana/ui';
import { pagePath } from '../../../ui/pagePath';
import type { FlowGrantsRead } from './useFlowGrants';

interface PictureNoticesProps {
  data: FlowGrantsRead;
  onReadAll: () => void;
}

/** What to know before looking at the picture. */
export function PictureNotices({ data, onReadAll }: PictureNoticesProps) {
  const { organisation, actual, grants, isPlanned, isBusy } = data;
  const faulty = actual.unread.filter(({ kind }) => kind !== 'team-roles').length;
  const read = actual.foldersRead.length + actual.dataSourcesRead.length + faulty;
  const notAsked = organisation.folders.length + (organisation.dataSources?.length ?? 0) - read;
  return (
    <>
      {!isPlanned && (
        <Alert
          severity="warning"
          bottomSpacing={0}
          title={t('mapping.picture.no-plan', 'What the rules want is not known')}
        >
          <Trans i18nKey="mapping.picture.no-plan-why">
            The rules have errors or could not be read, so the picture shows only what stands now.
          </Trans>{' '}
          <RulesLink />
        </Alert>
      )}
      {notAsked > 0 && (
        <Alert
          severity="info"
          bottomSpacing={0}
          title={t('mapping.picture.not-asked', 'Not everything has been read yet')}
        >
          <Stack direction="column" gap={1} alignItems="flex-start">
            {t(
              'mapping.picture.not-asked-why',
              'Of folders and data sources, those that rules or earlier applies name were read. Who holds permissions on the other {{count, number}} is unknown; Grafana tells it one by one.',
              { count: notAsked }
            )}
            <Button variant="secondary" size="sm" disabled={isBusy} onClick={onReadAll}>
              {t('mapping.picture.read-all', 'Read the other {{count, number}}', { count: notAsked })}
            </Button>
          </Stack>
        </Alert>
      )}
      {grants.length === 0 && actual.unread.length === 0 && notAsked === 0 && (
        <Alert
          severity="info"
          bottomSpacing={0}
          title={t('mapping.picture.nothing-mapped', 'No group leads to any access yet')}
        >
          <Trans i18nKey="mapping.picture.nothing-mapped-next">Write rules to give teams access.</Trans> <RulesLink />
        </Alert>
      )}
    </>
  );
}

function RulesLink() {
  return (
    <TextLink inline href={pagePath('mapping', { tab: 'rules' })}>
      {t('mapping.plan.open-rules', 'Open the rules')}
    </TextLink>
  );
}
