import { ok, type Fault, type Result } from '../../domain/fault/Fault';
import type {
  ActualGrants,
  DataSourceGrant,
  FolderGrant,
  RoleGrant,
  Team,
} from '../../domain/organisation/organisation';
import { listDataSourceGrants } from '../grafana/listDataSourceGrants';
import { listFolderGrants } from '../grafana/listFolderGrants';
import { searchTeamRoles } from '../grafana/searchTeamRoles';
import { inParallel } from '../transport/inParallel';
import type { PageOptions } from '../transport/pages';
import { send } from '../transport/send';

interface GrantsToRead extends PageOptions {
  teams: readonly Team[];
  teamUids: readonly string[] | 'all';
  folderUids: readonly string[];
  dataSourceUids: readonly string[];
}

const TEAMS_A_REQUEST = 500;
const REQUESTS_AT_ONCE = 4;

/**
 * Reads the roles of teams, some hundred teams a request, and the grants of folders and data sources, one a request. A part that
 * cannot be read does not spoil the rest: it stands in `unread`.
 */
export async function readGrants(input: GrantsToRead): Promise<ActualGrants> {
  const { teams, teamUids, folderUids, dataSourceUids, signal, onPage } = input;
  const wanted = teamUids === 'all' ? teams : teamsOf(teams, teamUids);
  const bundles = bundlesOf(wanted);
  const total = bundles.length + folderUids.length + dataSourceUids.length;
  let asked = 0;
  const counted = async <T>(request: Promise<T>): Promise<T> => {
    const answer = await request;
    asked += 1;
    onPage?.(asked, total);
    return answer;
  };
  const roles = await inParallel(bundles, REQUESTS_AT_ONCE, (bundle) => counted(readRoles(bundle, signal)), signal);
  const folders = await inParallel(folderUids, REQUESTS_AT_ONCE, (uid) => counted(readFolder(uid, signal)), signal);
  const sources = await inParallel(
    dataSourceUids,
    REQUESTS_AT_ONCE,
    (uid) => counted(readDataSource(uid, signal)),
    signal
  );
  return {
    ...rolePart(bundles, roles, teamUids),
    folderGrants: folders.flatMap(valueOf),
    foldersRead: readOf(folderUids, folders),
    dataSourceGrants: sources.flatMap(valueOf),
    dataSourcesRead: readOf(dataSourceUids, sources),
    unread: [
      ...unreadRoles(bundles, roles),
      ...unreadOf(folderUids, folders, (folderUid, fault) => ({ kind: 'folder', folderUid, fault })),
      ...unreadOf(dataSourceUids, sources, (dataSourceUid, fault) => ({ kind: 'datasource', dataSourceUid, fault })),
    ],
  };
}

function teamsOf(teams: readonly Team[], uids: readonly string[]): Team[] {
  const wanted = new Set(uids);
  return teams.filter(({ uid }) => wanted.has(uid));
}

type Bundle = readonly Team[];

function bundlesOf(teams: readonly Team[]): Bundle[] {
  return Array.from({ length: Math.ceil(teams.length / TEAMS_A_REQUEST) }, (_, index) =>
    teams.slice(index * TEAMS_A_REQUEST, (index + 1) * TEAMS_A_REQUEST)
  );
}

async function readRoles(bundle: Bundle, signal?: AbortSignal): Promise<Result<RoleGrant[]>> {
  const found = await send(searchTeamRoles, { teamIds: bundle.map(({ id }) => id) }, { signal });
  if (!found.ok) {
    return found;
  }
  return ok(
    bundle.flatMap(({ id, uid: teamUid }) =>
      (found.value.get(id) ?? []).map((roleUid): RoleGrant => ({ kind: 'role', teamUid, roleUid }))
    )
  );
}

async function readFolder(folderUid: string, signal?: AbortSignal): Promise<Result<FolderGrant[]>> {
  const found = await send(listFolderGrants, { folderUid }, { signal });
  return found.ok ? ok(found.value.map((grant) => ({ ...grant, folderUid }))) : found;
}

async function readDataSource(dataSourceUid: string, signal?: AbortSignal): Promise<Result<DataSourceGrant[]>> {
  const found = await send(listDataSourceGrants, { dataSourceUid }, { signal });
  return found.ok ? ok(found.value.map((grant) => ({ ...grant, dataSourceUid }))) : found;
}

const uidsOf = (bundle: Bundle): string[] => bundle.map(({ uid }) => uid);
const isAbsent = (answer: Result<unknown>): boolean => !answer.ok && answer.fault.kind === 'not-found';

function rolePart(
  bundles: readonly Bundle[],
  answers: ReadonlyArray<Result<RoleGrant[]>>,
  asked: readonly string[] | 'all'
): Pick<ActualGrants, 'roleGrants' | 'rolesReadOf' | 'hasRoles'> {
  if (answers.some(isAbsent)) {
    return { roleGrants: [], rolesReadOf: 'all', hasRoles: false };
  }
  const isComplete = asked === 'all' && answers.every(({ ok: isRead }) => isRead);
  return {
    hasRoles: true,
    roleGrants: answers.flatMap((answer) => (answer.ok ? answer.value : [])),
    rolesReadOf: isComplete ? 'all' : bundles.flatMap((bundle, at) => (answers[at]?.ok ? uidsOf(bundle) : [])),
  };
}

type Unread = ActualGrants['unread'];

function unreadRoles(bundles: readonly Bundle[], answers: ReadonlyArray<Result<RoleGrant[]>>): Unread {
  return answers.flatMap((answer, at) =>
    answer.ok || isAbsent(answer)
      ? []
      : [{ kind: 'team-roles', teamUids: uidsOf(bundles[at] ?? []), fault: answer.fault }]
  );
}

const valueOf = <T>(answer: Result<T[]>): T[] => (answer.ok ? answer.value : []);

const readOf = (uids: readonly string[], answers: ReadonlyArray<Result<unknown>>): string[] =>
  uids.filter((_, at) => answers[at]?.ok);

function unreadOf(
  uids: readonly string[],
  answers: ReadonlyArray<Result<unknown>>,
  toUnread: (uid: string, fault: Fault) => Unread[number]
): Unread {
  return uids.flatMap((uid, at) => {
    const answer = answers[at];
    return answer && !answer.ok ? toUnread(uid, answer.fault) : [];
  });
}
