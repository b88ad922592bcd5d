import * as v from 'valibot';

const draftSchema = v.object({
  text: v.string(),
  base: v.object({ text: v.string(), version: v.optional(v.number()) }),
});

/** A mapping document that is not saved yet, and the saved one that it was made from. */
export type Draft = v.InferOutput<typeof draftSchema>;

/** Undefined for what is no draft. Never throws. */
export function decodeDraft(json: string | null): Draft | undefined {
  try {
    const parsed = v.safeParse(draftSchema, JSON.parse(json ?? 'null'));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}
