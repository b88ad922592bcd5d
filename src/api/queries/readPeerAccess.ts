import type { AccessToRead } from '../../domain/environments/accessToRead';
import type { Fault, Result } from '../../domain/fault/Fault';
import type {
  ActualGrants,
  DataSourceGrant,
  FolderGrant,
  RoleGrant,
  UnreadGrants,
} from '../../domain/organisation/organisation';
import { listPeerTeamRoles } from '../peer/listPeerTeamRoles';
import { peerReads } from '../peer/peerReads';
import { inParallel } from '../transport/inParallel';
import type { PageOptions } from '../transport/pages';
import { send } from '../transport/send';

const REQUESTS_AT_ONCE = 4;

interface PeerAccessToRead extends PageOptions {
  toRead: AccessToRead['there'];
  hasRoles: boolean;
}

/** Reads what teams hold at the peer, one request a folder, a data source and a team. What cannot be read stands in `unread`. */
export async function readPeerAccess({ toRead, hasRoles, signal, onPage }: PeerAccessToRead): Promise<ActualGrants> {
  const { teams, folderUids, dataSourceUids } = toRead;
  const total = teams.length + folderUids.length + dataSourceUids.length;
  let asked = 0;
  const counted = async <T>(request: Promise<T>): Promise<T> => {
    const answer = await request;
    asked += 1;
    onPage?.(asked, total);
    return answer;
  };
  const roles = await inParallel(
    teams,
    REQUESTS_AT_ONCE,
    async ({ id, uid }) => ({ uid, answer: await counted(send(listPeerTeamRoles, { teamId: id }, { signal })) }),
    signal
  );
  const folders = await inParallel(
    folderUids,
    REQUESTS_AT_ONCE,
    async (uid) => ({ uid, answer: await counted(send(peerReads.folderGrants, { folderUid: uid }, { signal })) }),
    signal
  );
  const sources = await inParallel(
    dataSourceUids,
    REQUESTS_AT_ONCE,
    async (uid) => ({
      uid,
      answer: await counted(send(peerReads.dataSourceGrants, { dataSourceUid: uid }, { signal })),
    }),
    signal
  );
  return {
    hasRoles,
    rolesReadOf: readOf(roles),
    roleGrants: granted(roles, (teamUid, uids) =>
      uids.map((roleUid): RoleGrant => ({ kind: 'role', teamUid, roleUid }))
    ),
    foldersRead: readOf(folders),
    folderGrants: granted(folders, (folderUid, rows) => rows.map((row): FolderGrant => ({ ...row, folderUid }))),
    dataSourcesRead: readOf(sources),
    dataSourceGrants: granted(sources, (dataSourceUid, rows) =>
      rows.map((row): DataSourceGrant => ({ ...row, dataSourceUid }))
    ),
    unread: [
      ...unreadOf(roles, (uid, fault): UnreadGrants => ({ kind: 'team-roles', teamUids: [uid], fault })),
      ...unreadOf(folders, (folderUid, fault): UnreadGrants => ({ kind: 'folder', folderUid, fault })),
      ...unreadOf(sources, (dataSourceUid, fault): UnreadGrants => ({ kind: 'datasource', dataSourceUid, fault })),
    ],
  };
}

type Answers<T> = ReadonlyArray<{ uid: string; answer: Result<T> }>;

const readOf = (answers: Answers<unknown>): string[] => answers.flatMap(({ uid, answer }) => (answer.ok ? uid : []));

const granted = <T, G>(answers: Answers<T>, grants: (uid: string, value: T) => G[]): G[] =>
  answers.flatMap(({ uid, answer }) => (answer.ok ? grants(uid, answer.value) : []));

const unreadOf = (answers: Answers<unknown>, say: (uid: string, fault: Fault) => UnreadGrants): UnreadGrants[] =>
  answers.flatMap(({ uid, answer }) => (answer.ok ? [] : [say(uid, answer.fault)]));
