import * as v from 'valibot';

export const orgRole = v.picklist(['None', 'Viewer', 'Editor', 'Admin']);

/** Go writes an empty list as `null`. */
export const orNull = <S extends v.GenericSchema>(schema: S) => v.optional(v.nullable(schema));

/** A whole answer that is a list, which Go writes as `null` when it is empty. No answer at all is not an empty list. */
export const listOf = <S extends v.GenericSchema>(item: S) =>
  v.pipe(
    v.nullable(v.array(item)),
    v.transform((items) => items ?? [])
  );

/** A value of another type counts as absent: nothing hangs on it. */
export const lenient = <T>(schema: v.GenericSchema<unknown, T>) => v.fallback(v.optional(schema), undefined);

/** Answers of writes whose content nobody needs. */
export const anyAnswer = v.unknown();
