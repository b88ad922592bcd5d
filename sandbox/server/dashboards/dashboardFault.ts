import { json, message } from '../reply';

/** `status` names the kind, where Grafana has a name for it. */
const fault = (code: number, text: string, status?: string) => (): Response =>
  status === undefined ? message(code, text) : json(code, { message: text, status });

export const dashboardFault = {
  notFound: fault(404, 'Dashboard not found'),
  notFoundById: fault(404, 'Dashboard not found', 'not-found'),
  folderNotFound: fault(400, 'folder not found'),
  titleEmpty: fault(400, 'Dashboard title cannot be empty', 'empty-name'),
  titleTooLong: fault(400, 'Dashboard title cannot contain more than 5 000 characters', 'title-too-long'),
  messageTooLong: fault(400, 'message too long, max 500 characters'),
  tagTooLong: fault(400, 'dashboard tag too long, max 50 characters'),
  tooLarge: fault(413, 'Dashboard is too large, max is 16 MB'),
  sameUid: fault(400, 'A dashboard with the same uid already exists'),
  changed: fault(412, 'The dashboard has been changed by someone else', 'version-mismatch'),
  mayNotSave: fault(403, 'Access denied to save dashboard'),
  /** One that exists and may not be read. */
  mayNotRead: (): Response => json(403, {}),
  isIdentical: fault(400, 'Current dashboard is identical to the specified version'),
} as const;
