import { useMemo } from 'react';
import { t, Trans } from '@grafana/i18n';
import { EmptyState, Stack, TextLink } from '@grafana/ui';
import type { PersonRow } from '../../domain/audit/people';
import { DisplayName } from '../../ui/DisplayName';
import { SidePanel } from '../../ui/SidePanel';
import { pagePath } from '../../ui/pagePath';
import { AccessSection } from './AccessSection';
import { PersonFacts } from './PersonFacts';

interface PersonDrawerProps {
  personUid: string;
  rows: readonly PersonRow[];
  onClose: () => void;
}

/** One person: what is known of them, and the way to each right that they hold. */
export function PersonDrawer({ personUid, rows, onClose }: PersonDrawerProps) {
  const row = useMemo(() => rows.find(({ person }) => person.uid === personUid), [rows, personUid]);
  return (
    <SidePanel
      size="md"
      title={row ? <DisplayName name={row.person.name || row.person.login} /> : t('audit.person.title', 'Person')}
      subtitle={row && <DisplayName name={row.person.login} />}
      onClose={onClose}
    >
      {row ? (
        <Stack direction="column" gap={3}>
          <PersonFacts row={row} />
          {!row.person.isDisabled && (
            <div>
              <TextLink href={pagePath('mapping', { tab: 'picture', person: row.person.uid })} inline={false}>
                {t('audit.person.picture', 'Show in the picture')}
              </TextLink>
            </div>
          )}
          <AccessSection key={row.person.uid} person={row.person} />
        </Stack>
      ) : (
        <EmptyState variant="not-found" message={t('audit.person.gone', 'This person is not in the organisation')}>
          <Trans i18nKey="audit.person.gone-why">The address names somebody who was removed, or never was here.</Trans>
        </EmptyState>
      )}
    </SidePanel>
  );
}
