import { t } from '@grafana/i18n';
import type { Fault, FaultKind } from '../../domain/fault/Fault';
import { faultWords } from '../../ui/faultWords';

interface PeerFaultWords {
  title: string;
  remedy: string;
}

/** The same kinds of fault as everywhere, said of the other Grafana: this one is well. */
const WORDS = {
  unauthorized: (peer: string) => ({
    title: t('environments.fault.unauthorized', '{{peer}} does not take the token', named(peer)),
    remedy: t(
      'environments.fault.unauthorized-remedy',
      'It has expired, was deleted, belongs to another Grafana, or its service account is disabled. Make a new one there and store it here.'
    ),
  }),
  forbidden: (peer: string) => ({
    title: t('environments.fault.forbidden', 'The token may not read this in {{peer}}', named(peer)),
    remedy: t('environments.fault.forbidden-remedy', 'Give its service account the missing permission there.'),
  }),
  'not-found': (peer: string) => ({
    title: t('environments.fault.not-found', '{{peer}} does not have this', named(peer)),
    remedy: t(
      'environments.fault.not-found-remedy',
      'Check the address, its sub-path, and the edition and version of that Grafana.'
    ),
  }),
  conflict: (peer: string) => ({
    title: t('environments.fault.conflict', '{{peer}} changed while it was read', named(peer)),
    remedy: t('environments.fault.again', 'Read it again.'),
  }),
  invalid: (peer: string) => ({
    title: t('environments.fault.invalid', '{{peer}} cannot be asked so', named(peer)),
    remedy: t('environments.fault.invalid-remedy', 'Correct what the details name.'),
  }),
  'rate-limited': (peer: string) => ({
    title: t('environments.fault.rate-limited', '{{peer}} asks us to slow down', named(peer)),
    remedy: t('environments.fault.rate-limited-remedy', 'Wait a moment, then read it again.'),
  }),
  unavailable: (peer: string) => ({
    title: t('environments.fault.unavailable', '{{peer}} could not answer', named(peer)),
    remedy: t(
      'environments.fault.unavailable-remedy',
      'It failed, or did not answer in time. Read it again; if it stays this way, look at the server log there.'
    ),
  }),
  network: (peer: string) => ({
    title: t('environments.fault.network', 'The connection was lost while {{peer}} was read', named(peer)),
    remedy: t('environments.fault.network-remedy', 'Check your network connection, then read it again.'),
  }),
  malformed: (peer: string) => ({
    title: t('environments.fault.malformed', '{{peer}} answered in a form that was not expected', named(peer)),
    remedy: t(
      'environments.fault.malformed-remedy',
      'Check that the address is a Grafana 12 or later, and not a sign-in page before it.'
    ),
  }),
} satisfies Record<FaultKind, (peer: string) => PeerFaultWords>;

const unreached = (peer: string): PeerFaultWords => ({
  title: t('environments.fault.unreached', '{{peer}} cannot be reached', named(peer)),
  remedy: t(
    'environments.fault.unreached-remedy',
    'It is down, or the server of this Grafana cannot reach its address. A firewall, a proxy or a certificate may be in the way.'
  ),
});

const named = (peer: string) => ({ peer, interpolation: { escapeValue: false } });

/** Nobody answered at its address; whatever else our own proxy says is about this Grafana. */
const NOT_REACHED: readonly string[] = ['plugin-proxy.unreachable', 'plugin-proxy.no-address'];

export function peerFaultWords(fault: Fault, peer: string): PeerFaultWords {
  const { messageId = '' } = fault;
  if (NOT_REACHED.includes(messageId)) {
    return unreached(peer);
  }
  return messageId.startsWith('plugin-proxy.') ? faultWords(fault) : WORDS[fault.kind](peer);
}
