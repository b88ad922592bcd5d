import * as v from 'valibot';
import { DATA_SOURCE_PERMISSIONS, FOLDER_PERMISSIONS } from '../organisation/organisation';
import { regexFault } from './namePattern';
import type { DataSourceTarget, FolderTarget, MappingDocument, RuleMatch } from './rule';

const name = v.pipe(
  v.string(),
  v.check((text) => text.trim() !== '', 'must not be empty'),
  v.maxLength(500, 'is longer than 500 characters')
);

function hasExactlyOne(...values: ReadonlyArray<string | undefined>): boolean {
  return values.filter((value) => value !== undefined).length === 1;
}

const match = v.pipe(
  v.strictObject({
    group: v.optional(name),
    glob: v.optional(name),
    regex: v.optional(
      v.pipe(
        name,
        v.check(
          (text) => regexFault(text) === undefined,
          (issue) => regexFault(issue.input) ?? ''
        )
      )
    ),
    externalId: v.optional(name),
  }),
  v.check(
    ({ group, glob, regex, externalId }) => hasExactlyOne(group, glob, regex, externalId),
    'has to name exactly one of group, glob, regex, externalId'
  ),
  v.transform(({ group, glob, regex, externalId = '' }): RuleMatch => {
    if (group !== undefined) {
      return { group };
    }
    if (glob !== undefined) {
      return { glob };
    }
    return regex !== undefined ? { regex } : { externalId };
  })
);

const folder = v.pipe(
  v.strictObject({
    uid: v.optional(name),
    path: v.optional(name),
    permission: v.picklist(FOLDER_PERMISSIONS),
  }),
  v.check(({ uid, path }) => hasExactlyOne(uid, path), 'has to name exactly one of uid, path'),
  v.transform(({ uid, path = '', permission }): FolderTarget =>
    uid !== undefined ? { uid, permission } : { path, permission }
  )
);

const dataSource = v.pipe(
  v.strictObject({
    uid: v.optional(name),
    name: v.optional(name),
    permission: v.picklist(DATA_SOURCE_PERMISSIONS),
  }),
  v.check((target) => hasExactlyOne(target.uid, target.name), 'has to name exactly one of uid, name'),
  v.transform(({ uid, name: called = '', permission }): DataSourceTarget =>
    uid !== undefined ? { uid, permission } : { name: called, permission }
  )
);

function isDay(text: string): boolean {
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return moment !== undefined && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}

const rule = v.strictObject({
  name,
  match,
  team: v.optional(v.strictObject({ name })),
  roles: v.optional(v.array(name), []),
  folders: v.optional(v.array(folder), []),
  datasources: v.optional(v.array(dataSource), []),
  environments: v.optional(v.array(name)),
  priority: v.optional(v.pipe(v.number(), v.safeInteger('must be a whole number')), 0),
  paused: v.optional(v.boolean(), false),
  owner: v.optional(v.string()),
  expires: v.optional(v.pipe(v.string(), v.check(isDay, 'is no date'))),
  note: v.optional(v.string()),
});

const within = (min: number, max: number) =>
  v.pipe(v.number(), v.minValue(min, 'is too small'), v.maxValue(max, 'is too large'));

/** The mapping document as parsed from YAML; gives it back with defaults. Its words for editors: `MAPPING_JSON_SCHEMA`. */
export const mappingSchema = v.strictObject({
  version: v.literal(1),
  rules: v.array(rule),
  guard: v.optional(
    v.strictObject({
      people: v.optional(v.pipe(within(0, 1_000_000), v.safeInteger('must be a whole number'))),
      percent: v.optional(within(0, 100)),
      hours: v.optional(within(1, 720)),
      protectedTeams: v.optional(v.array(name)),
    })
  ),
}) satisfies v.GenericSchema<unknown, MappingDocument>;
