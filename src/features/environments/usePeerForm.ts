import { useState } from 'react';
import { t } from '@grafana/i18n';
import type { Peer, PeerInput } from '../../api/queries/usePeer';
import { useConnection } from '../../api/queries/useConnection';
import { useStack } from '../../api/queries/useStack';
import {
  type AddressProblem,
  isUnencrypted,
  peerAddressProblem,
  tidyAddress,
} from '../../domain/environments/peerAddress';

/** What was typed about the other Grafana, and what is wrong with it once that was asked for. */
export function usePeerForm(peer: Exclude<Peer, { status: 'none' }> | undefined) {
  const { appUrl } = useStack();
  const ownUrl = useConnection().data?.settings.grafanaUrl;
  const [typed, setTyped] = useState({ url: peer?.url ?? '', name: peer?.name ?? '', token: '' });
  const [isShown, setShown] = useState(false);
  const url = tidyAddress(typed.url);
  const token = typed.token.trim();
  const problem = peerAddressProblem(url, [appUrl, ...(ownUrl === undefined ? [] : [ownUrl])]);
  const canKeepToken = peer !== undefined && peer.hasToken && peer.url === url;
  const isTokenMissing = token === '' && !canKeepToken;
  const isValid = problem === undefined && !isTokenMissing;
  const input: PeerInput = { url, name: typed.name.trim(), ...(token === '' ? {} : { token }) };
  return {
    typed,
    change: (patch: Partial<typeof typed>) => setTyped((current) => ({ ...current, ...patch })),
    showProblems: () => setShown(true),
    problems: isShown ? { url: problem && addressWords(problem), token: tokenWords(isTokenMissing, peer) } : {},
    isUnencrypted: problem === undefined && isUnencrypted(url),
    canKeepToken,
    shownName: typed.name.trim() || url,
    /** Undefined as long as something is wrong. */
    input: isValid ? input : undefined,
  };
}

const WORDS = {
  'no-address': () =>
    t('environments.form.no-address', 'Write a whole address without a query, for example https://grafana.example.com'),
  'not-https': () => t('environments.form.not-https', 'The address must begin with https://'),
  'bad-path': () => t('environments.form.bad-path', 'The path of the address has a part that leads elsewhere.'),
  itself: () => t('environments.form.itself', 'This is the address of this Grafana itself.'),
} satisfies Record<AddressProblem, () => string>;

const addressWords = (problem: AddressProblem): string => WORDS[problem]();

function tokenWords(isMissing: boolean, peer: unknown): string | undefined {
  if (!isMissing) {
    return undefined;
  }
  return peer === undefined
    ? t('environments.form.no-token', 'Paste the token.')
    : t('environments.form.new-token', 'A new address takes a token of its own.');
}
