import { t } from '@grafana/i18n';
import { type Fault, type FaultKind, RECORD_READING, thirdPartyOf } from '../domain/fault/Fault';
import { thirdPartyWords } from './thirdPartyWords';

export interface FaultWords {
  title: string;
  happened: string;
  remedy: string;
}

const WORDS = {
  unauthorized: () => ({
    title: t('fault.unauthorized.title', 'Grafana did not accept the token'),
    happened: t(
      'fault.unauthorized.happened',
      'The token of SCIM Manager has expired, was deleted, or its service account is disabled.'
    ),
    remedy: t(
      'fault.unauthorized.remedy',
      'Replace the token on the Configuration page. If you were signed out, sign in again first.'
    ),
  }),
  forbidden: () => ({
    title: t('fault.forbidden.title', 'A permission is missing'),
    happened: t('fault.forbidden.happened', 'Grafana refused the request because a permission is missing.'),
    remedy: t(
      'fault.forbidden.remedy',
      'Ask a Grafana administrator for it, or check the service account on the Configuration page.'
    ),
  }),
  'not-found': () => ({
    title: t('fault.not-found.title', 'Grafana does not have this'),
    happened: t(
      'fault.not-found.happened',
      'What was asked for does not exist in this Grafana, or this edition does not offer it.'
    ),
    remedy: t(
      'fault.not-found.remedy',
      'Somebody may have removed it. Load the page again; if it stays missing, check the edition and version of Grafana.'
    ),
  }),
  conflict: () => ({
    title: t('fault.conflict.title', 'Somebody else changed this in the meantime'),
    happened: t(
      'fault.conflict.happened',
      'Grafana holds a newer version than the one you were looking at. Nothing was overwritten.'
    ),
    remedy: t('fault.conflict.remedy', 'Load the newest version, look at what changed, then try again.'),
  }),
  invalid: () => ({
    title: t('fault.invalid.title', 'Grafana refused a value'),
    happened: t('fault.invalid.happened', 'The request was understood, but something in it is not allowed.'),
    remedy: t('fault.invalid.remedy', 'Correct the value that the details name, then try again.'),
  }),
  'rate-limited': () => ({
    title: t('fault.rate-limited.title', 'Grafana asks us to slow down'),
    happened: t('fault.rate-limited.happened', 'Too many requests were sent in a short time.'),
    remedy: t('fault.rate-limited.remedy', 'Wait a moment, then try again.'),
  }),
  unavailable: () => ({
    title: t('fault.unavailable.title', 'Grafana could not answer'),
    happened: t(
      'fault.unavailable.happened',
      'The server, or a proxy in front of it, failed or did not answer in time.'
    ),
    remedy: t(
      'fault.unavailable.remedy',
      'Try again. If it stays this way, look at the server log of Grafana and at the address on the Configuration page.'
    ),
  }),
  network: () => ({
    title: t('fault.network.title', 'The connection was lost'),
    happened: t('fault.network.happened', 'The request never got an answer. Whether it arrived is not known.'),
    remedy: t('fault.network.remedy', 'Check your network connection, then try again.'),
  }),
  malformed: () => ({
    title: t('fault.malformed.title', 'Grafana answered in a form that was not expected'),
    happened: t(
      'fault.malformed.happened',
      'The answer is incomplete or has another shape than Grafana 12.4 gives. It was not used.'
    ),
    remedy: t(
      'fault.malformed.remedy',
      'Try again. If it stays this way, a proxy may be changing answers, or this version of Grafana is not supported.'
    ),
  }),
} satisfies Record<FaultKind, () => FaultWords>;

const record = (): FaultWords => ({
  title: t('fault.record.title', 'A record of SCIM Manager cannot be used'),
  happened: t(
    'fault.record.happened',
    'Somebody changed it by hand, or a newer version of SCIM Manager wrote it. It is not guessed at, and not overwritten.'
  ),
  remedy: t(
    'fault.record.remedy',
    'Open it among the dashboards of the folder SCIM Manager, and restore the version before in its settings, under Versions. If it has none, delete it: then it counts as never written.'
  ),
});

/** What happened and what to do, for each kind of fault, in the words of whoever was asked. */
export function faultWords(fault: Fault): FaultWords {
  if (fault.operation === RECORD_READING) {
    return record();
  }
  const thirdParty = thirdPartyOf(fault);
  return thirdParty ? thirdPartyWords(thirdParty, fault) : WORDS[fault.kind]();
}
