const MAX_SHOWN = 80;

/** A value as it may stand in a message: short, on one line, without characters that turn the text around. */
export function shown(value: unknown): string {
  const text = (JSON.stringify(value) ?? String(value)).replace(/[\p{Cc}\p{Cf}]/gu, '\u{fffd}');
  const characters = [...text.slice(0, 4 * MAX_SHOWN)];
  return characters.length > MAX_SHOWN ? `${characters.slice(0, MAX_SHOWN).join('')}…"` : text;
}

/** The first few values and how many more there are. */
export function shownList(values: readonly unknown[], most = 3): string {
  const more = values.length - most;
  const first = values.slice(0, most).map(shown).join(', ');
  return more > 0 ? `${first} and ${more} more` : first;
}
