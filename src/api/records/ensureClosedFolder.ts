import { failed, ok, type Fault, type Result } from '../../domain/fault/Fault';
import type { FolderGrant } from '../../domain/organisation/organisation';
import { closeRecordsFolder } from '../grafana/closeRecordsFolder';
import { createFolder } from '../grafana/createFolder';
import { listFolderGrants } from '../grafana/listFolderGrants';
import { send } from '../transport/send';
import { RECORDS_FOLDER_TITLE, RECORDS_FOLDER_UID } from './folder';

/**
 * Makes sure that the records folder exists and that Viewers and Editors are out, and reads that back: Grafana lets
 * both into every new folder. Fault `forbidden` when they are still in; then nothing may be written there.
 */
export async function ensureClosedFolder(signal?: AbortSignal): Promise<Result<void>> {
  const found = await isOpen(signal);
  const isThere = found.ok ? found : await create(signal);
  if (!isThere.ok) {
    return isThere;
  }
  return isThere.value ? close(signal) : ok(undefined);
}

/** Whether basic roles below Admin reach into the folder. An unknown folder is a fault. */
async function isOpen(signal?: AbortSignal): Promise<Result<boolean>> {
  const grants = await send(listFolderGrants, { folderUid: RECORDS_FOLDER_UID }, { signal });
  return grants.ok ? ok(grants.value.some(isOfEverybody)) : grants;
}

const isOfEverybody = ({ orgRole }: Pick<FolderGrant, 'orgRole'>): boolean =>
  orgRole !== undefined && orgRole !== 'Admin';

async function create(signal?: AbortSignal): Promise<Result<boolean>> {
  const made = await send(createFolder, { uid: RECORDS_FOLDER_UID, title: RECORDS_FOLDER_TITLE }, { signal });
  const isTaken = !made.ok && made.fault.kind === 'conflict';
  return made.ok || isTaken ? isOpen(signal) : made;
}

async function close(signal?: AbortSignal): Promise<Result<void>> {
  const closed = await send(closeRecordsFolder, undefined, { signal });
  if (!closed.ok) {
    return closed;
  }
  const after = await isOpen(signal);
  if (!after.ok) {
    return after;
  }
  return after.value ? failed(stillOpen) : ok(undefined);
}

const stillOpen: Fault = {
  kind: 'forbidden',
  operation: closeRecordsFolder.id,
  detail: 'Viewers or Editors can still open the folder SCIM Manager, so nothing was stored there.',
};
