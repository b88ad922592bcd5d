import { t } from '@grafana/i18n';
import type { Fault, FaultKind, ThirdParty } from '../domain/fault/Fault';

type Words = Record<'title' | 'happened' | 'remedy', string>;

const NAMES: Record<ThirdParty, () => string> = {
  okta: () => t('fault.third-party.okta', 'Okta'),
};

export const thirdPartyName = (thirdParty: ThirdParty): string => NAMES[thirdParty]();

/** What another system than this Grafana answered: its token and its address are not Grafana's. */
export function thirdPartyWords(thirdParty: ThirdParty, fault: Fault): Words {
  const named: Named = { system: thirdPartyName(thirdParty), interpolation: { escapeValue: false } };
  return fault.messageId?.startsWith('plugin-proxy.') ? unreached(named) : WORDS[fault.kind](named, fault);
}

/** What the texts are about, for `t`. */
type Named = {
  system: string;
  interpolation: { escapeValue: false };
};

const unreached = (named: Named): Words => ({
  title: t('fault.third-party.unreached.title', 'Grafana could not reach {{system}}', named),
  happened: t('fault.third-party.unreached.happened', 'Nobody answered at the address that is given for it.', named),
  remedy: t(
    'fault.third-party.unreached.remedy',
    'Check the address, and whether the server of Grafana may reach it through its network.',
    named
  ),
});

const WORDS: Record<FaultKind, (named: Named, fault: Fault) => Words> = {
  unauthorized: (named) => ({
    title: t('fault.third-party.unauthorized.title', '{{system}} did not accept the token', named),
    happened: t(
      'fault.third-party.unauthorized.happened',
      'The token for {{system}} is wrong, has expired, was revoked, or whoever made it is not active any more.',
      named
    ),
    remedy: t('fault.third-party.unauthorized.remedy', 'Make a new token in {{system}} and save it here.', named),
  }),
  forbidden: (named) => ({
    title: t('fault.third-party.forbidden.title', '{{system}} does not let this token read that', named),
    happened: t(
      'fault.third-party.forbidden.happened',
      'The token is accepted, but whoever made it may not read what was asked for.',
      named
    ),
    remedy: t(
      'fault.third-party.forbidden.remedy',
      'Save a token of an account that may read it; the form says what that takes.',
      named
    ),
  }),
  'not-found': (named) => ({
    title: t('fault.third-party.not-found.title', '{{system}} does not have this', named),
    happened: t(
      'fault.third-party.not-found.happened',
      'Somebody answered at the address that is given for {{system}}, but does not know what was asked for.',
      named
    ),
    remedy: t('fault.third-party.not-found.remedy', 'Check the address.', named),
  }),
  conflict: (named) => ({
    title: t('fault.third-party.conflict.title', '{{system}} changed in the meantime', named),
    happened: t('fault.third-party.conflict.happened', 'It was changed while it was being read.', named),
    remedy: t('fault.third-party.conflict.remedy', 'Read it again.', named),
  }),
  invalid: (named) => ({
    title: t('fault.third-party.invalid.title', '{{system}} refused the request', named),
    happened: t('fault.third-party.invalid.happened', 'It did not understand what was asked for.', named),
    remedy: t('fault.third-party.invalid.remedy', 'Check that the address is that of {{system}} itself.', named),
  }),
  'rate-limited': (named, { retryAfterMs }) => ({
    title: t('fault.third-party.rate-limited.title', '{{system}} asks us to slow down', named),
    happened: t(
      'fault.third-party.rate-limited.happened',
      'It was asked too often in a short time, by this page or by somebody else.',
      named
    ),
    remedy:
      retryAfterMs === undefined
        ? t('fault.rate-limited.remedy', 'Wait a moment, then try again.')
        : t('fault.third-party.rate-limited.remedy', 'Try again in {{seconds, number}} seconds.', {
            seconds: Math.max(1, Math.ceil(retryAfterMs / 1000)),
          }),
  }),
  unavailable: (named) => ({
    title: t('fault.third-party.unavailable.title', '{{system}} could not answer', named),
    happened: t(
      'fault.third-party.unavailable.happened',
      'It failed, or did not answer in time. This Grafana is not to blame.',
      named
    ),
    remedy: t('fault.third-party.unavailable.remedy', 'Try again later.', named),
  }),
  network: (named) => unreached(named),
  malformed: (named) => ({
    title: t('fault.third-party.malformed.title', '{{system}} answered in a form that was not expected', named),
    happened: t(
      'fault.third-party.malformed.happened',
      'The answer is incomplete or has another shape than {{system}} gives. It was not used.',
      named
    ),
    remedy: t(
      'fault.third-party.malformed.remedy',
      'Check that the address is that of {{system}} itself, and no sign-in page or proxy.',
      named
    ),
  }),
};
