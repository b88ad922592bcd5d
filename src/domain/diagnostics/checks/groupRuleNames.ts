import { parseMappingDocument } from '../../mapping/document';
import { normaliseName } from '../../mapping/namePattern';
import { nameSkeleton, similarName } from '../../mapping/similarName';
import type { Rule } from '../../mapping/rule';
import type { Group } from '../../organisation/organisation';
import { eachItem, type Work } from '../../work/work';
import { check } from '../Check';
import { groupPart, list, plain, saw, type Row } from '../evidence';
import { SOURCES } from '../sources';
import { counted, pass, skipped, unknown, warn } from '../verdict';

/** Rules whose name of a group nearly, but not exactly, is one that there is. */
function* nearMisses(rules: readonly Rule[], groups: readonly Group[]): Work<Row[]> {
  const exact = new Set<string>();
  const bySkeleton = new Map<string, Group>();
  yield* eachItem(groups, (group) => {
    exact.add(normaliseName(group.displayName));
    bySkeleton.set(nameSkeleton(group.displayName), group);
  });
  return rules.flatMap(({ name, match }): Row[] => {
    if (!('group' in match) || exact.has(normaliseName(match.group))) {
      return [];
    }
    const near = bySkeleton.get(nameSkeleton(match.group));
    const difference = near && similarName(match.group, near.displayName);
    return near && difference
      ? [
          [
            { kind: 'rule', text: name },
            { kind: 'group', text: match.group },
            groupPart(near),
            plain(`differs by ${difference}`),
          ],
        ]
      : [];
  });
}

export const groupRuleNames = check({
  id: 'group-rule-names',
  title: 'Rules name groups exactly as they are',
  area: 'mapping',
  severity: 'warn',
  needs: ['groups', 'mapping'],
  *judge({ groups: { groups }, mapping: { text } }) {
    if (text.trim() === '') {
      return skipped('There is no mapping yet.');
    }
    const { document } = parseMappingDocument(text);
    if (!document) {
      return unknown('The mapping document has errors, so its rules could not be read.');
    }
    const rows = yield* nearMisses(document.rules, groups);
    return rows.length === 0
      ? pass(saw('Rules', document.rules.length))
      : warn({
          evidence: [list('Rule, its name and the group', rows)],
          cause: `${counted(rows.length, 'rule names', 'rules name')} a group that is not there, while one that looks the same is. Names have to be equal: now nobody gets this access.`,
          remedy: { text: 'Correct the name in the rule.', link: { page: 'mapping', query: { tab: 'rules' } } },
        });
  },
  source: SOURCES.groupResource,
});
