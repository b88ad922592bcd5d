import type { AccessChange, PeopleImpact } from './impact';
import type { PlanReview, ReviewedStep } from './planReview';
import type { Verdict } from './guard';

/** How to name what a plan is about; the uid where a name is not known. */
export interface ReviewNames {
  team(uid: string): string;
  folder(uid: string): string;
  dataSource(uid: string): string;
  role(uid: string): string;
  group(id: string): string;
  person(uid: string): string;
}

export interface ReviewPage {
  review: PlanReview;
  impact: PeopleImpact;
  verdict: Verdict;
  names: ReviewNames;
}

const MOST_PEOPLE = 500;

/** SECURITY: names come from elsewhere and must not become markup, links or further lines. */
const plain = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\ufffd').replace(/[\\`*_{}[\]<>()#+!|~&@:]/g, (mark) => `\\${mark}`);

const KINDS: Readonly<Record<ReviewedStep['kind'], string>> = { add: 'Add', remove: 'Remove', change: 'Change' };

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function table(header: readonly string[], rows: readonly string[]): string[] {
  return rows.length > 0 ? [row(...header), row(...header.map(() => '---')), ...rows, ''] : ['Nothing.', ''];
}

function targetName(target: ReviewedStep['grant'] | AccessChange, names: ReviewNames): string {
  switch (target.kind) {
    case 'role':
      return names.role(target.roleUid);
    case 'folder':
      return names.folder(target.folderUid);
    case 'datasource':
      return names.dataSource(target.dataSourceUid);
  }
}

function stepRow({ kind, grant, before, ruleNames }: ReviewedStep, names: ReviewNames): string {
  const what = targetName(grant, names);
  const level = grant.kind === 'role' ? 'role' : grant.permission;
  const change = kind === 'change' && before ? `${before} → ${level}` : level;
  return row(KINDS[kind], plain(names.team(grant.teamUid)), plain(what), change, ruleNames.map(plain).join(', '));
}

function changeText(change: AccessChange, names: ReviewNames): string {
  const through = change.groupIds.length > 0 ? change.groupIds.map(names.group) : change.teamUids.map(names.team);
  const by = through.length > 0 ? ` through ${through.map(plain).join(', ')}` : '';
  const name = plain(targetName(change, names));
  return change.kind === 'role'
    ? `${name}${by}`
    : `${change.before ?? 'nothing'} → ${change.after ?? 'nothing'} on ${name}${by}`;
}

function peopleRows({ people }: PeopleImpact, names: ReviewNames): string[] {
  const rows = people
    .slice(0, MOST_PEOPLE)
    .map(({ userUid, gains, losses }) =>
      row(
        plain(names.person(userUid)),
        losses.map((change) => changeText(change, names)).join('; '),
        gains.map((change) => changeText(change, names)).join('; ')
      )
    );
  const more = people.length - rows.length;
  return more > 0 ? [...rows, row(`and ${more} more`, '', '')] : rows;
}

/** A plan as a page to review: Markdown in which every name is plain text. */
export function reviewAsMarkdown({ review, impact, verdict, names }: ReviewPage): string {
  const { fingerprint, madeAt, madeBy, steps, unknowns, gaining, losing } = review;
  const guard = verdict.held ? verdict.reasons.map(({ detail }) => `- ${plain(detail)}`) : ['The guard lets it pass.'];
  return [
    '# Plan of access',
    '',
    `Made on ${madeAt} by ${plain(madeBy)}. Fingerprint: \`${fingerprint}\`.`,
    '',
    `${steps.length} steps. ${gaining} people gain access, ${losing} lose access.`,
    '',
    '## Steps',
    '',
    ...table(
      ['Step', 'Team', 'Target', 'Level', 'Rules'],
      steps.map((step) => stepRow(step, names))
    ),
    '## People',
    '',
    ...table(['Person', 'Loses', 'Gains'], peopleRows(impact, names)),
    '## Guard',
    '',
    ...guard,
    '',
    '## Unknown',
    '',
    ...(unknowns.length > 0 ? unknowns.map((detail) => `- ${plain(detail)}`) : ['Everything was read.']),
    '',
  ].join('\n');
}
