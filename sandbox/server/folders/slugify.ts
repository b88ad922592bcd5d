import { createHash } from 'node:crypto';

const SPELT_OUT: Readonly<Record<string, string>> = {
  '&': 'and',
  '@': 'at',
  '©': 'c',
  '®': 'r',
  '™': 'tm',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ü: 'ue',
  þ: 'p',
  đ: 'd',
  ł: 'l',
  ı: 'i',
};
const SEPARATORS: ReadonlySet<string> = new Set(' ,"\'\n\r\0?.()-_[]/\\!{}%');
const MAX_LENGTH = 50;

/** A title as it stands in addresses. */
export function slugify(title: string): string {
  const slug = spell(title.trim().toLowerCase());
  return slug === '' || slug.length > MAX_LENGTH ? createHash('sha1').update(slug).digest('hex').slice(0, 7) : slug;
}

function spell(title: string): string {
  let slug = '';
  let isAfterGap = false;
  for (const char of title) {
    const letters = SPELT_OUT[char] ?? asLetter(char);
    if (letters === undefined && SEPARATORS.has(char)) {
      isAfterGap = true;
      continue;
    }
    slug += (isAfterGap ? '-' : '') + (letters ?? Buffer.from(char).toString('hex'));
    isAfterGap = letters === undefined;
  }
  return slug.replace(/^-+|-+$/g, '');
}

/** The character without its accents, when a letter or digit of ASCII remains. */
const asLetter = (char: string): string | undefined => /^[a-z0-9]/.exec(char.normalize('NFD'))?.[0];
