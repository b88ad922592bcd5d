import { Document, isMap, isSeq, parseDocument } from 'yaml';
import * as v from 'valibot';
import { parseMappingDocument, written } from './document';
import { canonical, inline, reconcile } from './reconcile';
import type { MappingDocument, Rule } from './rule';
import { ruleLines, type RuleLines, type RuleSpan } from './ruleSpans';
import { mappingSchema } from './schema';
import { shown } from './shown';
import type { Decoded } from './stored';

const STYLE = { lineWidth: 0 } as const;

const refuse = (reason: string): Decoded<never> => ({ ok: false, reason });

/** For each wanted rule the place of the rule that it was; undefined: it is new. Renamed ones are paired by place. */
function origins(before: readonly Rule[], after: readonly Rule[]): Array<number | undefined> {
  const places = new Map(before.map(({ name }, at) => [name, at]));
  const found = after.map(({ name }) => places.get(name));
  const taken = new Set(found);
  return found.map((place, at) => {
    const isRenamed = place === undefined && at < before.length && !taken.has(at) && before.length === after.length;
    return isRenamed ? at : place;
  });
}

function newRule(rule: Rule): Document {
  const yaml = new Document({});
  const node = yaml.contents;
  if (isMap(node)) {
    Object.entries(written(rule)).forEach(([key, value]) => value !== undefined && node.set(key, inline(yaml, value)));
  }
  return yaml;
}

const rendered = (yaml: Document): string[] => yaml.toString(STYLE).trimEnd().split('\n');

function changedRule({ node, inner }: RuleSpan, rule: Rule, before: Rule): string[] {
  const yaml = new Document();
  const clone = node.clone();
  if (!isMap(clone)) {
    return [];
  }
  clone.comment = null;
  clone.commentBefore = inner || null;
  clone.spaceBefore = false;
  yaml.contents = clone;
  setFields(yaml, clone, rule, before);
  return rendered(yaml);
}

/** Writes only the fields that change, so that a default somebody wrote down stays written down. */
function setFields(yaml: Document, node: unknown, rule: Rule, before: Rule): void {
  if (!isMap(node)) {
    return;
  }
  const [now, then] = [written(rule), written(before)];
  for (const key of new Set([...Object.keys(then), ...Object.keys(now)])) {
    if (canonical(now[key]) === canonical(then[key])) {
      continue;
    }
    if (now[key] === undefined) {
      node.delete(key);
    } else {
      node.set(key, reconcile(yaml, node.get(key, true), now[key]));
    }
  }
}

interface Edit {
  text: string;
  before: MappingDocument;
  after: MappingDocument;
}

/** Lines under a prefix: the first one behind the dash, the others as far in as it ends. */
function behind(prefix: string, lines: readonly string[]): string[] {
  const indent = prefix.replace('-', ' ');
  return lines.map((line, at) => (at === 0 ? prefix : line === '' ? '' : indent) + line);
}

function spliced({ before, after, text }: Edit, { head, rules, tail }: RuleLines): string {
  const end = text.includes('\r\n') ? '\r' : '';
  const prefix = rules[0]?.prefix ?? '  - ';
  const isSpaced = rules.length > 1 && rules.slice(1).every(({ gap }) => gap.some((line) => line.trim() === ''));
  const stays = new Set<number>();
  const blocks = origins(before.rules, after.rules).map((place, at) => {
    const [rule, span, was] = [after.rules[at], rules[place ?? -1], before.rules[place ?? -1]];
    if (place !== undefined) {
      stays.add(place);
    }
    if (!rule) {
      return { gap: [], lines: [] };
    }
    if (!span || !was) {
      const lines = behind(prefix, rendered(newRule(rule))).map((line) => line + end);
      return { gap: isSpaced ? [end] : [], lines };
    }
    const isSame = canonical(written(rule)) === canonical(written(was));
    const body = isSame ? span.body : behind(span.prefix, changedRule(span, rule, was)).map((line) => line + end);
    const gap = place === 0 && isSpaced ? [end] : span.gap;
    return { gap, lines: [...span.comments, ...body, ...span.under] };
  });
  const orphans = rules.flatMap(({ gap }, at) => (stays.has(at) ? [] : gap.filter((line) => line.trim() !== '')));
  const list = blocks.flatMap(({ gap, lines }, at) => [
    ...(at === 0 ? gap.filter((line) => line.trim() !== '') : gap),
    ...lines,
  ]);
  return [...head, ...list, ...orphans, ...tail].join('\n');
}

/** Edits the parsed document as a whole: comments and order stay, but not every space. */
function rewritten({ text, before, after }: Edit): string {
  const yaml = parseDocument(text);
  const rules = yaml.get('rules', true);
  const nodes = isSeq(rules) ? [...rules.items] : [];
  const items = origins(before.rules, after.rules).map((place, at) => {
    const [rule, was] = [after.rules[at], before.rules[place ?? -1]];
    const node = place === undefined ? undefined : nodes[place];
    if (!rule || !was || !isMap(node)) {
      return rule ? newRule(rule).contents : undefined;
    }
    setFields(yaml, node, rule, was);
    return node;
  });
  if (isSeq(rules)) {
    rules.items = items;
    rules.flow = (rules.flow ?? false) && nodes.length > 0;
  }
  if (canonical(before.guard) !== canonical(after.guard)) {
    if (after.guard) {
      yaml.set('guard', reconcile(yaml, yaml.get('guard', true), after.guard));
    } else {
      yaml.delete('guard');
    }
  }
  return yaml.toString(STYLE);
}

function attempt(edit: Edit, make: (edit: Edit) => string | undefined): string | undefined {
  try {
    const text = make(edit);
    const { document } = parseMappingDocument(text ?? '');
    return document && canonical(document) === canonical(edit.after) ? text : undefined;
  } catch {
    return undefined;
  }
}

function splicedLines(edit: Edit): string | undefined {
  const lines = ruleLines(parseDocument(edit.text, { keepSourceTokens: true }), edit.text);
  const isGuardSame = canonical(edit.before.guard) === canonical(edit.after.guard);
  return lines && isGuardSame && edit.after.rules.length > 0 ? spliced(edit, lines) : undefined;
}

/**
 * The text made to say another document: comments and order are kept, and rules that stay the same keep every byte
 * wherever the rules are a block list. Rules are told apart by name. Refuses what would not read back as `wanted`.
 */
export function editMapping(text: string, wanted: MappingDocument): Decoded<string> {
  const before = readable(text);
  return before.ok ? edited(text, before.value, wanted) : before;
}

function readable(text: string): Decoded<MappingDocument> {
  const { document, problems } = parseMappingDocument(text);
  return document
    ? { ok: true, value: document }
    : refuse(`The document has an error in line ${problems[0]?.line ?? 1}: ${problems[0]?.message ?? ''}`);
}

function edited(text: string, before: MappingDocument, wanted: MappingDocument): Decoded<string> {
  const checked = v.safeParse(mappingSchema, wanted);
  if (!checked.success) {
    const [issue] = checked.issues;
    return refuse(`${v.getDotPath(issue) ?? 'The document'} ${issue.message}`);
  }
  const edit = { text, before, after: checked.output };
  const answer = attempt(edit, splicedLines) ?? attempt(edit, rewritten);
  return answer === undefined
    ? refuse('This cannot be written into the document without rewriting it. Edit the text.')
    : { ok: true, value: answer };
}

/** `edit` answers with the wanted rules, or with the reason why not. */
function editRules(text: string, edit: (rules: readonly Rule[]) => readonly Rule[] | string): Decoded<string> {
  const before = readable(text);
  if (!before.ok) {
    return before;
  }
  const rules = edit(before.value.rules);
  return typeof rules === 'string' ? refuse(rules) : edited(text, before.value, { ...before.value, rules });
}

const noRule = (name: string): string => `No rule is called ${shown(name)}.`;

/** Puts a rule in before the one at `at` (0 for the top); at the end when it is left out. */
export function addRule(text: string, rule: Rule, at?: number): Decoded<string> {
  return editRules(text, (rules) =>
    rules.some(({ name }) => name === rule.name)
      ? `A rule called ${shown(rule.name)} is there already.`
      : [...rules.slice(0, at ?? rules.length), rule, ...rules.slice(at ?? rules.length)]
  );
}

/** Changes fields of a rule; undefined takes a field away. */
export function changeRule(text: string, name: string, change: Partial<Rule>): Decoded<string> {
  return editRules(text, (rules) =>
    rules.some((rule) => rule.name === name)
      ? rules.map((rule) => (rule.name === name ? { ...rule, ...change } : rule))
      : noRule(name)
  );
}

export function pauseRule(text: string, name: string, paused: boolean): Decoded<string> {
  return changeRule(text, name, { paused });
}

export function removeRule(text: string, name: string): Decoded<string> {
  return editRules(text, (rules) =>
    rules.some((rule) => rule.name === name) ? rules.filter((rule) => rule.name !== name) : noRule(name)
  );
}

/** Moves a rule so that it is the one at `to`, counted from 0. */
export function moveRule(text: string, name: string, to: number): Decoded<string> {
  return editRules(text, (rules) => {
    const moved = rules.find((rule) => rule.name === name);
    const others = rules.filter((rule) => rule !== moved);
    return moved ? [...others.slice(0, to), moved, ...others.slice(to)] : noRule(name);
  });
}
