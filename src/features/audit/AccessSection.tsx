import { useState } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Alert, Button, Stack, Text } from '@grafana/ui';
import { useProgress } from '../../api/queries/useProgress';
import type { AccessPath } from '../../domain/audit/explain';
import type { Person } from '../../domain/organisation/organisation';
import { BulletList } from '../../ui/BulletList';
import { QueryView } from '../../ui/QueryView';
import { AccessPathItem } from './AccessPathItem';
import { type Explanation, useExplanation } from './useExplanation';

/** Every right of one person by the way that leads to it. */
export function AccessSection({ person }: { person: Person }) {
  const [isEverythingWanted, setEverythingWanted] = useState(false);
  const explanation = useExplanation(person, isEverythingWanted);
  const progress = useProgress('grants');
  return (
    <Stack direction="column" gap={2}>
      <Text element="h3" variant="h5">
        {t('audit.access.title', 'Access, and where it comes from')}
      </Text>
      <QueryView
        query={explanation}
        loadingText={t('audit.access.loading', 'Reading roles and permissions')}
        progress={progress}
      >
        {(data) => (
          <>
            {data.unknowns.length > 0 && <Unknowns unknowns={data.unknowns} />}
            {data.notRead > 0 && <NotRead count={data.notRead} onRead={() => setEverythingWanted(true)} />}
            <Paths explanation={data} isDisabled={person.isDisabled} />
          </>
        )}
      </QueryView>
    </Stack>
  );
}

const KINDS = ['basic-role', 'role', 'folder', 'datasource', 'membership'] as const satisfies ReadonlyArray<
  AccessPath['target']['kind']
>;

function Paths({ explanation: { paths, hasRoles }, isDisabled }: { explanation: Explanation; isDisabled: boolean }) {
  return (
    <>
      {isDisabled && (
        <Alert severity="info" title={t('audit.access.disabled', 'This person is disabled and cannot use any of it')} />
      )}
      {KINDS.map((kind) => {
        const ofKind = paths.filter(({ target }) => target.kind === kind);
        return ofKind.length === 0 ? null : (
          <section key={kind} aria-label={kindTitle(kind)}>
            <Text element="h4" variant="h6">
              {kindTitle(kind)}
            </Text>
            <ul>
              {ofKind.map((path, index) => (
                <AccessPathItem key={index} path={path} />
              ))}
            </ul>
          </section>
        );
      })}
      {!hasRoles && (
        <Text color="secondary" element="p">
          <Trans i18nKey="audit.access.no-roles">
            This Grafana has no RBAC roles for teams: they need Grafana Enterprise or Grafana Cloud.
          </Trans>
        </Text>
      )}
    </>
  );
}

function kindTitle(kind: AccessPath['target']['kind']): string {
  const titles = {
    'basic-role': () => t('audit.access.basic-role', 'Basic role'),
    role: () => t('audit.access.roles', 'Roles'),
    folder: () => t('audit.access.folders', 'Folders'),
    datasource: () => t('audit.access.data-sources', 'Data sources'),
    membership: () => t('audit.access.memberships', 'Teams that give nothing more'),
  };
  return titles[kind]();
}

function NotRead({ count, onRead }: { count: number; onRead: () => void }) {
  return (
    <Alert
      severity="info"
      title={t('audit.access.not-read', 'Permissions on folders and data sources have not been read yet')}
    >
      <Stack direction="column" gap={1} alignItems="flex-start">
        {t('audit.access.not-read-why', 'Grafana tells them one by one: {{count, number}} requests.', { count })}
        <Button variant="secondary" size="sm" onClick={onRead}>
          <Trans i18nKey="audit.access.read">Read them</Trans>
        </Button>
      </Stack>
    </Alert>
  );
}

function Unknowns({ unknowns }: { unknowns: readonly string[] }) {
  return (
    <Alert severity="warning" title={t('audit.access.unknown', 'There may be more access than is shown')}>
      <BulletList>
        {unknowns.map((unknown) => (
          <li key={unknown}>
            <bdi>{unknown}</bdi>
          </li>
        ))}
      </BulletList>
    </Alert>
  );
}
