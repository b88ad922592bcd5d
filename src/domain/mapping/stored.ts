import * as v from 'valibot';
import { DATA_SOURCE_PERMISSIONS, FOLDER_PERMISSIONS, PERMISSIONS } from '../organisation/organisation';

const uid = v.pipe(v.string(), v.minLength(1));

/** A grant within a stored record. */
export const grantSchema = v.variant('kind', [
  v.object({ kind: v.literal('role'), teamUid: uid, roleUid: uid }),
  v.object({ kind: v.literal('folder'), teamUid: uid, folderUid: uid, permission: v.picklist(FOLDER_PERMISSIONS) }),
  v.object({
    kind: v.literal('datasource'),
    teamUid: uid,
    dataSourceUid: uid,
    permission: v.picklist(DATA_SOURCE_PERMISSIONS),
  }),
]);

/** A level of a folder or data source permission within a stored record. */
export const permissionSchema = v.picklist(PERMISSIONS);

export type Decoded<T> = { ok: true; value: T } | { ok: false; reason: string };

/** Decodes with a schema; the reason names the first thing that is wrong and where. */
export function decodeWith<T>(schema: v.GenericSchema<unknown, T>, value: unknown): Decoded<T> {
  const parsed = v.safeParse(schema, value, { abortEarly: true });
  if (parsed.success) {
    return { ok: true, value: parsed.output };
  }
  const [issue] = parsed.issues;
  return { ok: false, reason: `${v.getDotPath(issue) ?? 'record'}: ${issue.message}` };
}
