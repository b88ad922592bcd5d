import { isMap, isSeq, type Document, type YAMLMap, type YAMLSeq } from 'yaml';

/** The text of a document whose rules are a block list, cut at its lines. */
export interface RuleLines {
  /** Everything before the first rule. */
  head: readonly string[];
  rules: readonly RuleSpan[];
  /** Everything after the last rule. */
  tail: readonly string[];
}

export interface RuleSpan {
  node: YAMLMap;
  /** Blank lines and comments that stand apart from any rule. */
  gap: readonly string[];
  /** Comments right above. */
  comments: readonly string[];
  /** From the dash to the last field. */
  body: readonly string[];
  /** Comments indented under it. */
  under: readonly string[];
  /** Comments between the dash and the first field, as `commentBefore` wants them. */
  inner: string;
  /** What stands before the first field: indentation, dash, space. */
  prefix: string;
}

interface Place {
  node: YAMLMap;
  dash: number;
  first: number;
  /** Behind the last character that is no space. */
  last: number;
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

const isComment = (line: string): boolean => line.trimStart().startsWith('#');

function blockItems(yaml: Document): YAMLSeq | undefined {
  const rules = yaml.get('rules', true);
  return isSeq(rules) && rules.srcToken?.type === 'block-seq' && rules.items.every((item) => isMap(item))
    ? rules
    : undefined;
}

function placesOf(yaml: Document, text: string): Place[] | undefined {
  const rules = blockItems(yaml);
  const tokens = rules?.srcToken?.type === 'block-seq' ? rules.srcToken.items : [];
  const dashes = tokens.flatMap(({ start }) => start.find(({ type }) => type === 'seq-item-ind')?.offset ?? []);
  const places = rules?.items.flatMap((node, at): Place[] => {
    const dash = dashes[at];
    return isMap(node) && node.range && dash !== undefined
      ? [{ node, dash, first: node.range[0], last: text.slice(0, node.range[1]).trimEnd().length }]
      : [];
  });
  return places && places.length > 0 && places.length === rules?.items.length ? places : undefined;
}

/** The line of each offset; offsets have to ascend. */
function linesOf(lines: readonly string[], offsets: readonly number[]): number[] {
  let line = 0;
  let end = lines[0]?.length ?? 0;
  return offsets.map((offset) => {
    while (end < offset && line < lines.length - 1) {
      line += 1;
      end += 1 + (lines[line]?.length ?? 0);
    }
    return line;
  });
}

function countWhile(lines: readonly string[], test: (line: string) => boolean): number {
  const at = lines.findIndex((line) => !test(line));
  return at < 0 ? lines.length : at;
}

/** Cuts a parsed text (with its source tokens) at its rules; undefined when they are not a block list of their own lines. */
export function ruleLines(yaml: Document, text: string): RuleLines | undefined {
  const places = placesOf(yaml, text);
  if (!places) {
    return undefined;
  }
  const lines = text.split('\n');
  const numbers = linesOf(
    lines,
    places.flatMap(({ dash, last }) => [dash, last])
  );
  let from = 0;
  let head: readonly string[] = [];
  const rules = places.map(({ node, dash, first }, at): RuleSpan => {
    const dashLine = numbers[2 * at] ?? 0;
    const bodyEnd = (numbers[2 * at + 1] ?? 0) + 1;
    const before = lines.slice(from, dashLine);
    const above = countWhile([...before].reverse(), isComment);
    const line = lines[dashLine] ?? '';
    const indent = indentOf(line);
    const under = countWhile(lines.slice(bodyEnd), (next) => isComment(next) && indentOf(next) > indent);
    from = bodyEnd + under;
    const gap = before.slice(0, before.length - above);
    head = at === 0 ? gap : head;
    const between = text.slice(dash + 1, first);
    return {
      node,
      gap: at === 0 ? [] : gap,
      comments: before.slice(before.length - above),
      body: lines.slice(dashLine, bodyEnd),
      under: lines.slice(bodyEnd, from),
      inner: between
        .split('\n')
        .filter(isComment)
        .map((comment) => comment.trim().slice(1))
        .join('\n'),
      prefix: `${line.slice(0, indent)}-${between.includes('\n') ? ' ' : between}`,
    };
  });
  return { head, rules, tail: lines.slice(from) };
}
