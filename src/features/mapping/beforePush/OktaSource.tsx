import { useEffect, useMemo, useState } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Button, Stack, Text } from '@grafana/ui';
import {
  type OktaConnection,
  type OktaGroups,
  useForgetOkta,
  useOktaConnection,
  useOktaGroups,
} from '../../../api/queries/useOkta';
import { useProgress } from '../../../api/queries/useProgress';
import { useStack } from '../../../api/queries/useStack';
import { readOktaUrl } from '../../../domain/connection/oktaUrl';
import { busyIcon } from '../../../ui/busyIcon';
import { ConfirmChange } from '../../../ui/ConfirmChange';
import { DisplayName } from '../../../ui/DisplayName';
import { QueryView } from '../../../ui/QueryView';
import { TimeAgo } from '../../../ui/TimeAgo';
import { OktaForm } from './OktaForm';
import type { ProviderList } from './providerList';

interface OktaSourceProps {
  onList: (list: ProviderList | undefined) => void;
}

/** Okta's groups, read by Grafana with a token that is kept for it. An address of a file that is none is not asked. */
export function OktaSource({ onList }: OktaSourceProps) {
  const connection = useOktaConnection();
  return (
    <QueryView query={connection} loadingText={t('mapping.okta.loading', 'Looking for a token of Okta')}>
      {(kept) =>
        kept.hasToken && kept.url !== undefined && readOktaUrl(kept.url).ok ? (
          <KeptOkta key={kept.url} url={kept.url} onList={onList} />
        ) : (
          <OktaForm known={kept} onList={onList} />
        )
      }
    </QueryView>
  );
}

function KeptOkta({ url, onList }: { url: string } & OktaSourceProps) {
  const { can } = useStack();
  const [isWanted, setWanted] = useState(false);
  const [asked, setAsked] = useState<'replace' | 'remove'>();
  const groups = useOktaGroups({ enabled: isWanted });
  const read = () => (isWanted ? void groups.refetch() : setWanted(true));
  useHandOver(groups.data, onList);
  if (asked === 'replace') {
    const known: OktaConnection = { url, hasToken: true };
    return <OktaForm known={known} onList={onList} onDismiss={() => setAsked(undefined)} />;
  }
  return (
    <Stack direction="column" gap={2}>
      <Stack direction="row" gap={1} wrap="wrap" alignItems="center">
        <Button icon={busyIcon(groups.isFetching, 'sync')} disabled={groups.isFetching} onClick={read}>
          {groups.data ? t('mapping.okta.read-again', 'Read again') : t('mapping.okta.read', 'Read groups from Okta')}
        </Button>
        <Button variant="secondary" disabled={!can.write} onClick={() => setAsked('replace')}>
          <Trans i18nKey="mapping.okta.replace">Use another token</Trans>
        </Button>
        <Button variant="secondary" fill="outline" disabled={!can.write} onClick={() => setAsked('remove')}>
          <Trans i18nKey="mapping.okta.remove">Remove the token</Trans>
        </Button>
        <Text color="secondary">
          <DisplayName name={url} />
          {groups.data && (
            <>
              {', '}
              {t('mapping.okta.count', '{{count, number}} groups read', {
                count: groups.data.groups.length,
                defaultValue_one: '{{count}} group read',
              })}{' '}
              <TimeAgo iso={new Date(groups.data.readAtMs).toISOString()} />
            </>
          )}
        </Text>
      </Stack>
      {isWanted && <OktaRead groups={groups} />}
      {asked === 'remove' && <RemoveOkta onDone={() => setAsked(undefined)} onList={onList} />}
    </Stack>
  );
}

/** Only what stands in the way: the groups themselves are shown with the result. */
function OktaRead({ groups }: { groups: ReturnType<typeof useOktaGroups> }) {
  const progress = useProgress('okta-groups');
  return (
    <QueryView
      query={groups}
      loadingText={t('mapping.okta.reading', 'Reading groups from Okta')}
      progress={progress}
      isEmpty={(read) => read.groups.length === 0}
      empty={<Text>{t('mapping.okta.none', 'Okta answered with no group at all.')}</Text>}
    >
      {() => null}
    </QueryView>
  );
}

function useHandOver(read: OktaGroups | undefined, onList: OktaSourceProps['onList']): void {
  const list = useMemo(
    (): ProviderList | undefined => read && { groups: read.groups, problems: [], ...(read.gap && { gap: read.gap }) },
    [read]
  );
  useEffect(() => onList(list), [list, onList]);
}

function RemoveOkta({ onDone, onList }: { onDone: () => void } & OktaSourceProps) {
  const forget = useForgetOkta();
  const confirm = () =>
    forget.mutate(undefined, {
      onSuccess: () => {
        onList(undefined);
        onDone();
      },
    });
  return (
    <ConfirmChange
      title={t('mapping.okta.remove-title', 'Remove the token of Okta')}
      confirmText={t('mapping.okta.remove', 'Remove the token')}
      isDestructive
      isBusy={forget.isPending}
      fault={forget.error}
      onConfirm={confirm}
      onDismiss={onDone}
    >
      <Trans i18nKey="mapping.okta.remove-body">
        Grafana forgets the address and the token. In Okta the token stays valid until you revoke it there.
      </Trans>
    </ConfirmChange>
  );
}
