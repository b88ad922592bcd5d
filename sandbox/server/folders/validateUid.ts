import { message } from '../reply';

const MAX_UID_LENGTH = 40;

/** Grafana's rule for uids of folders and dashboards; undefined when it holds. */
export function validateUid(uid: string): Response | undefined {
  if (!/^[A-Za-z0-9_-]*$/.test(uid)) {
    return message(400, 'uid contains illegal characters');
  }
  return uid.length > MAX_UID_LENGTH ? message(400, `uid too long, max ${MAX_UID_LENGTH} characters`) : undefined;
}
