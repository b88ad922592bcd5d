import type { Part, PartKind } from './evidence';
import { hostOf, schemeOf } from '../connection/publicUrl';

/** Shapes of secrets that must never leave, whoever wrote them where: tokens, keys, passwords within addresses. */
const SECRETS: ReadonlyArray<[shape: RegExp, instead: string]> = [
  [/\b(bearer|basic|ssws)\s+[^\s"',;<>]+/gi, '$1 [secret]'],
  [/\bgl(?:sa|c|ap|dp)_[\w-]*/gi, '[secret]'],
  [/\beyJ[\w+/=-]{8,}(?:\.[\w+/=-]*)*/g, '[secret]'],
  [/\/\/[^\s/@"'<>]+@/g, '//[secret]@'],
  [/\b((?:access_|client_|api_?)?(?:token|secret|password|key))(["']?\s*[=:]\s*["']?)[^\s"',;&<>]+/gi, '$1$2[secret]'],
];

/** A text without anything that looks like a secret. */
export const withoutSecrets = (text: string): string =>
  SECRETS.reduce((cleaner, [shape, instead]) => cleaner.replace(shape, instead), text);

/** Writes evidence so that it may be handed on. */
export type Redact = (part: Part) => string;

/** Takes nothing out but secrets. */
export const openly: Redact = ({ text }) => withoutSecrets(text);

/**
 * Puts a number in the place of everything that names somebody or something: equal values of one kind get equal numbers,
 * and what a server wrote freely is left out. Make one for each bundle.
 */
export function pseudonyms(): Redact {
  const numbers = new Map<PartKind, Map<string, number>>();
  const numbered = (kind: PartKind, text: string): string => {
    const known = numbers.get(kind) ?? new Map<string, number>();
    numbers.set(kind, known.set(text, known.get(text) ?? known.size + 1));
    return `${kind}-${known.get(text)}`;
  };
  return ({ kind, text }) => {
    switch (kind) {
      case 'plain':
        return withoutSecrets(text);
      case 'text':
        return `(${text.length} characters left out)`;
      case 'url':
        return `${schemeOf(text) ?? 'unknown'}://${numbered('url', hostOf(text) ?? text).replace('url', 'host')}`;
      default:
        return numbered(kind, text);
    }
  };
}
