// Collects the words of t() and <Trans> with their defaults into src/locales/en-US. `--check` only compares.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const ROOT = new URL('../', import.meta.url).pathname;
const SOURCE = join(ROOT, 'src');
const TARGET = join(SOURCE, 'locales/en-US/idops-scim-app.json');

const words = new Map();
const problems = [];

for (const file of sourceFiles()) {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  visit(source, source);
}
const text = `${JSON.stringify(nested(), null, 2)}\n`;
finish();

function sourceFiles() {
  return readdirSync(SOURCE, { recursive: true })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => join(SOURCE, name));
}

function visit(node, source) {
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 't') {
    readCall(node, source);
  }
  if (ts.isJsxElement(node) && node.openingElement.tagName.getText() === 'Trans') {
    readElement(node, source);
  }
  ts.forEachChild(node, (child) => visit(child, source));
}

function readCall(call, source) {
  const [key, fallback, options] = call.arguments;
  if (!key || !fallback || !ts.isStringLiteralLike(key) || !ts.isStringLiteralLike(fallback)) {
    return complain(call, source, 't() needs a key and a default that are plain strings');
  }
  const one = options && ts.isObjectLiteralExpression(options) ? property(options, 'defaultValue_one') : undefined;
  if (one) {
    add(`${key.text}_one`, one, call, source);
    add(`${key.text}_other`, fallback.text, call, source);
  } else {
    add(key.text, fallback.text, call, source);
  }
}

function property(object, name) {
  const found = object.properties.find((entry) => entry.name?.getText() === name);
  return found && ts.isPropertyAssignment(found) && ts.isStringLiteralLike(found.initializer)
    ? found.initializer.text
    : undefined;
}

function readElement(element, source) {
  const key = element.openingElement.attributes.properties.find((entry) => entry.name?.getText() === 'i18nKey');
  const plain = element.children.every((child) => ts.isJsxText(child));
  if (!key || !ts.isStringLiteral(key.initializer) || !plain) {
    return complain(element, source, '<Trans> needs an i18nKey and plain text');
  }
  const text = element.children.map((child) => child.text).join('');
  const lines = text.split('\n').map((line, index, all) => trimLine(line, index > 0, index < all.length - 1));
  add(key.initializer.text, lines.filter(Boolean).join(' '), element, source);
}

function trimLine(line, atStart, atEnd) {
  const started = atStart ? line.trimStart() : line;
  return atEnd ? started.trimEnd() : started;
}

function add(key, value, node, source) {
  const known = words.get(key);
  if (known !== undefined && known !== value) {
    complain(node, source, `"${key}" has two different defaults`);
  }
  words.set(key, value);
}

function complain(node, source, message) {
  const { line } = source.getLineAndCharacterOfPosition(node.getStart());
  problems.push(`${source.fileName.slice(ROOT.length)}:${line + 1} ${message}`);
}

function nested() {
  const root = {};
  for (const key of [...words.keys()].sort()) {
    const parts = key.split('.');
    const last = parts.pop();
    const parent = parts.reduce((node, part) => (node[part] ??= {}), root);
    if (typeof parent !== 'object' || last in parent) {
      problems.push(`"${key}" is both a text and a group of texts`);
    } else {
      parent[last] = words.get(key);
    }
  }
  return root;
}

function finish() {
  if (process.argv.includes('--check')) {
    if (readFileSync(TARGET, 'utf8') !== text) {
      problems.push(`${TARGET.slice(ROOT.length)} differs from the code: run node scripts/extract-translations.mjs`);
    }
  } else {
    writeFileSync(TARGET, text);
  }
  problems.forEach((problem) => console.error(problem));
  process.exitCode = problems.length > 0 ? 1 : 0;
}
