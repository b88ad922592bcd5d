import { t, Trans } from '@grafana/i18n';
import { Alert } from '@grafana/ui';
import type { Peer } from '../../api/queries/usePeer';
import { judgePeerToken } from '../../domain/environments/peerPermissions';
import { isUnencrypted } from '../../domain/environments/peerAddress';
import { BulletList } from '../../ui/BulletList';
import { NameList } from '../../ui/NameList';

const NAMED_WRITES = 4;

/** What is worth knowing of the other Grafana and of its token before anything is compared. */
export function PeerNotices({ peer }: { peer: Extract<Peer, { status: 'connected' }> }) {
  const { missing, writes } = judgePeerToken(peer.permissions, peer.server.edition !== 'Open Source');
  return (
    <>
      {peer.isPerhapsItself && (
        <Alert
          severity="warning"
          bottomSpacing={0}
          title={t('environments.notice.itself', 'Perhaps this is the same Grafana')}
        >
          <Trans i18nKey="environments.notice.itself-why">
            The other Grafana gives the address of this one as its own. Either both are one, or its root_url is not set.
          </Trans>
        </Alert>
      )}
      {peer.server.namespace !== peer.namespace && (
        <Alert
          severity="warning"
          bottomSpacing={0}
          title={t('environments.notice.namespace', 'The token is for another organisation')}
        >
          {t(
            'environments.notice.namespace-why',
            'It belongs to {{theirs}}, and {{ours}} is set up. Store the address and token again to take over the right one.',
            { theirs: peer.server.namespace, ours: peer.namespace, interpolation: { escapeValue: false } }
          )}
        </Alert>
      )}
      {isUnencrypted(peer.url) && (
        <Alert severity="info" bottomSpacing={0} title={t('environments.form.http', 'This address is not encrypted')} />
      )}
      {writes.length > 0 && (
        <Alert
          severity="warning"
          bottomSpacing={0}
          title={t('environments.notice.writes', 'The token may change things there')}
        >
          <Trans i18nKey="environments.notice.writes-why">
            Reading is all that is needed here, and all that is ever sent. Give its service account less:
          </Trans>{' '}
          <NameList names={writes} shown={NAMED_WRITES} />
        </Alert>
      )}
      {missing.length > 0 && (
        <Alert
          severity="info"
          bottomSpacing={0}
          title={t('environments.notice.missing', 'The token may not read everything')}
        >
          <BulletList>
            {missing.map(({ title, action, scope }) => (
              <li key={`${action} ${scope}`}>
                {title}: <code>{action}</code> <Trans i18nKey="environments.needs.on">on</Trans> <code>{scope}</code>
              </li>
            ))}
          </BulletList>
        </Alert>
      )}
    </>
  );
}
