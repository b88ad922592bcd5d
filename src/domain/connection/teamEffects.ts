import type { ChangeEffect, ChangeFacts } from './changeEffect';

type GroupSyncFacts = Pick<ChangeFacts, 'teams' | 'teamSync' | 'isGroupSyncOnInFile'>;

export function groupSyncOnEffects(facts: GroupSyncFacts): ChangeEffect[] {
  const unguarded: ChangeEffect = {
    id: 'unguarded-teams',
    severity: 'info',
    text: 'Provisioned teams can still be changed by hand, and the identity provider undoes it.',
    detail: 'Grafana refuses such changes only when the configuration file says group_sync_enabled = true, too.',
  };
  return [
    ...teamSyncEffects(facts),
    {
      id: 'group-sync-on',
      severity: 'info',
      text: 'The identity provider can make teams of its groups, and keeps their names and members.',
    },
    ...(facts.isGroupSyncOnInFile === false ? [unguarded] : []),
  ];
}

const REMEDY = 'Grafana does not allow both at once: remove the Team Sync mappings first.';

function teamSyncEffects({ teams = [], teamSync }: GroupSyncFacts): ChangeEffect[] {
  if (!teamSync) {
    return [
      {
        id: 'team-sync',
        severity: 'warning',
        text: 'Whether Team Sync maps groups to teams could not be read.',
        detail: REMEDY,
      },
    ];
  }
  const nameOf = new Map(teams.map(({ uid, name }) => [uid, name]));
  const names = [...teamSync.byTeam].flatMap(([uid, groups]) =>
    groups.map((group) => `${nameOf.get(uid) ?? uid} ← ${group}`)
  );
  const unread = teamSync.isComplete ? '' : ' Not every team could be read, so there may be more.';
  if (names.length === 0 && teamSync.isComplete) {
    return [];
  }
  return [{ id: 'team-sync', severity: 'warning', text: collisionText(names.length), detail: REMEDY + unread, names }];
}

function collisionText(count: number): string {
  if (count === 0) {
    return 'No Team Sync mapping was found so far.';
  }
  return count === 1
    ? '1 Team Sync mapping collides with group sync.'
    : `${count} Team Sync mappings collide with group sync.`;
}

export function groupSyncOffEffects({ teams, isGroupSyncOnInFile }: GroupSyncFacts): ChangeEffect[] {
  const id = 'group-sync-off';
  const severity = 'warning';
  const detail = guardWords(isGroupSyncOnInFile);
  if (teams === undefined) {
    const text = 'Provisioned teams no longer follow the identity provider; which teams these are could not be read.';
    return [{ id, severity, text, detail }];
  }
  const names = teams.filter(({ isProvisioned }) => isProvisioned).map(({ name }) => name);
  if (names.length === 0) {
    return [{ id, severity, text: 'The identity provider can make no teams; none is provisioned so far.' }];
  }
  const count =
    names.length === 1
      ? '1 provisioned team stays, but no longer follows'
      : `${names.length} provisioned teams stay, but no longer follow`;
  return [{ id, severity, text: `${count} the identity provider.`, detail, names }];
}

function guardWords(isOnInFile: boolean | undefined): string {
  if (isOnInFile === undefined) {
    return 'Whether their members can be changed by hand depends on the configuration file, which could not be read.';
  }
  return isOnInFile
    ? 'Their members cannot be changed by hand either: the configuration file still says group_sync_enabled = true.'
    : 'Their members go stale, can be changed by hand, and the teams can be deleted.';
}
