const SHOWN_PER_NAME = 64;
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu;

/** Makes characters visible that would be invisible or turn the text around them: `⟨U+202E⟩`. */
export function revealHidden(text: string): string {
  return text.replace(HIDDEN, (hidden) => `⟨U+${hidden.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`);
}

/** The beginning of a name, cut between code points; `isClipped` when there is more. */
export function clipName(name: string, length = SHOWN_PER_NAME): { text: string; isClipped: boolean } {
  const beginning = Array.from(name.slice(0, (length + 1) * 2));
  const isClipped = beginning.length > length;
  return { text: revealHidden(beginning.slice(0, length).join('')), isClipped };
}
