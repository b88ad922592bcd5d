import { format } from './format';
import { functions, isEmpty } from './functions';
import { TemplateError } from './lex';
import { parse, type Command, type Node, type Operand, type Pipeline } from './parse';

/** What a plugin route's templates can name. */
export interface TemplateData {
  JsonData: Readonly<Record<string, unknown>>;
  SecureJsonData: Readonly<Record<string, string>>;
}

const ROOT_FIELDS: ReadonlySet<string> = new Set(['URL', 'JsonData', 'SecureJsonData']);

/** Renders a Go template. Throws a TemplateError when it does not parse or names what is not there. */
export function renderTemplate(text: string, data: TemplateData): string {
  const root = { URL: '', ...data };
  return renderNodes(parse(text), { dot: root, root });
}

interface Scope {
  dot: unknown;
  root: object;
}

const renderNodes = (nodes: readonly Node[], scope: Scope): string =>
  nodes.map((node) => renderNode(node, scope)).join('');

function renderNode(node: Node, scope: Scope): string {
  if (node.kind === 'text') {
    return node.text;
  }
  const value = evaluatePipeline(node.pipeline, scope);
  if (node.kind === 'print') {
    return format(value);
  }
  if (isEmpty(value)) {
    return renderNodes(node.otherwise, scope);
  }
  return renderNodes(node.then, node.kind === 'with' ? { ...scope, dot: value } : scope);
}

const evaluatePipeline = (pipeline: Pipeline, scope: Scope): unknown =>
  pipeline.reduce<unknown>((piped, command, position) => {
    const args = position === 0 ? [] : [piped];
    return evaluateCommand(command, args, scope);
  }, undefined);

function evaluateCommand(command: Command, piped: unknown[], scope: Scope): unknown {
  if (command.kind === 'operand') {
    if (piped.length > 0) {
      throw new TemplateError("can't give argument to non-function");
    }
    return evaluateOperand(command.operand, scope);
  }
  const call = functions.get(command.name);
  if (!call) {
    throw new TemplateError(`function "${command.name}" not defined`);
  }
  return call(...command.args.map((argument) => evaluateOperand(argument, scope)), ...piped);
}

function evaluateOperand(operand: Operand, scope: Scope): unknown {
  if (operand.kind === 'literal') {
    return operand.value;
  }
  if (operand.kind === 'pipeline') {
    return evaluatePipeline(operand.pipeline, scope);
  }
  const start = operand.kind === 'root' ? scope.root : scope.dot;
  return operand.names.reduce((value, name) => fieldOf(value, name, scope.root), start);
}

function fieldOf(value: unknown, name: string, root: object): unknown {
  if (value === undefined) {
    return undefined;
  }
  const isUnknownRootField = value === root && !ROOT_FIELDS.has(name);
  if (typeof value !== 'object' || value === null || Array.isArray(value) || isUnknownRootField) {
    throw new TemplateError(`can't evaluate field ${name}`);
  }
  return Object.getOwnPropertyDescriptor(value, name)?.value as unknown;
}
