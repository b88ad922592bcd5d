/** What was found in a pasted text, all in lower case. */
export interface Clues {
  /** The text, white space folded, cut to {@link READ_AT_MOST}. */
  text: string;
  /** Every word that could be a name of an API. */
  words: ReadonlySet<string>;
  /** Values that the text itself calls a code, and the whole text when it is a single word. */
  named: ReadonlySet<string>;
  statuses: ReadonlySet<number>;
  /** `message` of a JSON body that has no `messageId`. */
  message?: string;
  /** Only the beginning and the end were read. */
  isCut: boolean;
}

const READ_AT_MOST = 100_000;
/** In a text this short, every number that can be a status is one. */
const SHORT = 40;

const CODE_FIELDS = ['scimtype', 'messageid', 'errorcode', 'error', 'code', 'reason', 'status', 'errorinformation'];
const STATUS_FIELDS = ['status', 'statuscode', 'code', 'httpstatuscode'];

/** Reads whatever somebody pasted: a status, a JSON body of SCIM, Kubernetes or Grafana, a log line, a page. */
export function readClues(pasted: string): Clues {
  const { text: shortened, isCut } = shorten(pasted);
  const text = shortened.replace(/\s+/g, ' ').trim().toLowerCase();
  const fields = fieldsOf(text);
  const message = fields.has('messageid') ? undefined : fields.get('message');
  return {
    text,
    words: new Set(wordsOf(text)),
    named: new Set(namedIn(text, fields)),
    statuses: new Set(statusesIn(text, fields)),
    ...(message === undefined ? {} : { message }),
    isCut,
  };
}

function shorten(pasted: string): { text: string; isCut: boolean } {
  if (pasted.length <= READ_AT_MOST) {
    return { text: pasted, isCut: false };
  }
  const half = READ_AT_MOST / 2;
  return { text: `${pasted.slice(0, half)} ${pasted.slice(-half)}`, isCut: true };
}

const wordsOf = (text: string): string[] => (text.match(/[a-z0-9][a-z0-9._-]*/g) ?? []).map(withoutLastDots);

const withoutLastDots = (word: string): string => {
  let end = word.length;
  while (end > 0 && '._-'.includes(word.charAt(end - 1))) {
    end -= 1;
  }
  return word.slice(0, end);
};

/** The first JSON object in the text, its innermost `error` first; empty when there is none that is whole. */
function fieldsOf(text: string): ReadonlyMap<string, string> {
  const from = text.indexOf('{');
  const to = text.lastIndexOf('}');
  if (from < 0 || to < from) {
    return new Map();
  }
  try {
    const parsed: unknown = JSON.parse(text.slice(from, to + 1));
    return new Map(textFields(parsed));
  } catch {
    return new Map();
  }
}

function textFields(value: unknown): Array<[string, string]> {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([name, field]): Array<[string, string]> => {
    if (typeof field === 'string' || typeof field === 'number') {
      return [[name, String(field)]];
    }
    return name === 'error' ? textFields(field) : [];
  });
}

function namedIn(text: string, fields: ReadonlyMap<string, string>): string[] {
  const inFields = CODE_FIELDS.flatMap((name) => fields.get(name) ?? []);
  const called = Array.from(
    text.matchAll(
      /(?:error ?code|errorcode|scimtype|messageid|reason|because of)["']?(?: is)? ?[:=]? ?["']?([a-z][a-z0-9._-]{2,120})/g
    ),
    ([, code = '']) => withoutLastDots(code)
  );
  const alone = /^["']?([a-z][a-z0-9._-]{0,120})["']?$/.exec(text)?.[1];
  return [...inFields, ...called, ...(alone === undefined ? [] : [alone])];
}

const AFTER_A_WORD =
  /(?:http(?:\/[0-9.]{1,3})?|status(?: ?code)?|error(?: ?code)?|code|answered|returned|response|->|→|" )["']?\s?[:=(]?\s?["']?([45]\d\d)(?!\d)/g;
const BEFORE_A_REASON =
  /(?<![\d.])([45]\d\d)[ :)-]{1,3}(?:bad|unauth|forbidden|not |method|request|conflict|precondition|payload|unsupported|unproc|too|internal|service|gateway|page)/g;
const ANY = /(?<![\w.-])([45]\d\d)(?![\w-]|\.\d)/g;

function statusesIn(text: string, fields: ReadonlyMap<string, string>): number[] {
  const patterns = [AFTER_A_WORD, BEFORE_A_REASON, ...(text.length <= SHORT ? [ANY] : [])];
  const found = patterns.flatMap((pattern) => Array.from(text.matchAll(pattern), ([, status]) => Number(status)));
  const inFields = STATUS_FIELDS.flatMap((name) => fields.get(name) ?? []).map(Number);
  return [...inFields, ...found].filter((status) => status >= 400 && status < 600);
}
