import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { Handle } from '../../sandbox/server/Sandbox';
import {
  isObject,
  lookUp,
  readOpenApiDocument,
  resolveRef,
  schemaOf,
  type Described,
  type Json,
  type JsonObject,
  type OpenApiDocument,
} from './openApiDocument';

/** Where a request or an answer is not what Grafana's document says. */
export interface Breach {
  /** `GET /teams/{team_id}`. */
  operation: string;
  part: 'request' | 'answer';
  problem: string;
}

export interface OpenApiCheck {
  /** For the sandbox's option of this name. */
  around(handle: Handle): Handle;
  breaches: Breach[];
  /** Operations of the document that were used. */
  seen: Set<string>;
}

/** The document requires these of answers; a real Grafana was recorded without them. */
const NOT_SENT: Readonly<Record<string, readonly string[]>> = {
  'DELETE /folders/{folder_uid}': ['id', 'title'],
  'POST /dashboards/db': ['message', 'title'],
  'POST /dashboards/uid/{uid}/restore': ['title'],
};

/**
 * Described as a mere message; Grafana's page of the HTTP API ("List roles assigned to a team") shows a list of roles,
 * as does the document for the same call on persons.
 */
const MISDESCRIBED = ['GET /access-control/teams/{teamId}/roles'];

/**
 * Holds every request below `/api` and its answer against Grafana's OpenAPI document. What the document does not
 * describe passes unseen. Undefined where there is no document.
 */
export function checkedAgainstOpenApi(document = readOpenApiDocument()): OpenApiCheck | undefined {
  if (!document) {
    return undefined;
  }
  const check = checkerOf(document);
  const breaches: Breach[] = [];
  const seen = new Set<string>();
  const note = (operation: string, part: Breach['part'], problems: readonly string[]) =>
    breaches.push(...problems.map((problem) => ({ operation, part, problem })));
  const around =
    (handle: Handle): Handle =>
    async (request, options) => {
      const target = new URL(options?.rawTarget ?? request.url, 'http://grafana.invalid');
      const described = lookUp(document, request.method, target.pathname);
      if (!described) {
        return handle(request, options);
      }
      const body = await request.clone().text();
      const answer = await handle(request, options);
      seen.add(described.name);
      // A request that Grafana refuses may be as wrong as it likes: it was sent to be refused.
      if (answer.ok) {
        note(described.name, 'request', check.query(described, target.searchParams));
        note(described.name, 'request', check.requestBody(described, body));
      }
      note(described.name, 'answer', check.answer(described, answer.status, await answer.clone().text()));
      return answer;
    };
  return { around, breaches, seen };
}

const parsed = (text: string): Json | undefined => {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
};

const checkers = new WeakMap<OpenApiDocument, ReturnType<typeof createChecker>>();

/** Preparing the document takes longer than all that is checked afterwards. */
function checkerOf(document: OpenApiDocument): ReturnType<typeof createChecker> {
  const checker = checkers.get(document) ?? createChecker(document);
  checkers.set(document, checker);
  return checker;
}

function createChecker(document: OpenApiDocument) {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true });
  addFormats(ajv);
  ['table', 'uint8', 'uint16', 'uint32', 'uint64'].forEach((format) => ajv.addFormat(format, true));
  ajv.addSchema({ $id: 'answers', ...asGoWrites(document, false) });
  ajv.addSchema({ $id: 'requests', ...asGoWrites(document, true) });

  const compiled = new Map<string, ValidateFunction>();
  const validatorOf = (schema: Json, base: 'answers' | 'requests'): ValidateFunction => {
    const prepared = rebased(asGoWrites({ schema }, base === 'requests')['schema'] ?? {}, base);
    const key = JSON.stringify(prepared);
    const validate = compiled.get(key) ?? ajv.compile(prepared);
    compiled.set(key, validate);
    return validate;
  };
  const problems = (
    schema: Json | undefined,
    base: 'answers' | 'requests',
    value: Json | undefined,
    notSent: readonly string[] = []
  ): string[] => {
    if (schema === undefined || value === undefined) {
      return schema === undefined ? [] : ['is not JSON'];
    }
    const validate = validatorOf(schema, base);
    validate(value);
    return (validate.errors ?? [])
      .filter(({ params }) => !notSent.includes(String(params['missingProperty'])))
      .map(({ instancePath, message = '', params }) => `${instancePath || '/'} ${message} ${JSON.stringify(params)}`);
  };

  return {
    query({ operation }: Described, query: URLSearchParams): string[] {
      const parameters = Array.isArray(operation['parameters']) ? operation['parameters'] : [];
      const known = new Set(parameters.map((parameter) => resolveRef(document, parameter)?.['name']));
      return [...new Set(query.keys())].filter((name) => !known.has(name)).map((name) => `unknown parameter ${name}`);
    },
    requestBody({ operation }: Described, text: string): string[] {
      const schema = schemaOf(document, operation['requestBody']);
      return text === '' ? [] : problems(schema, 'requests', parsed(text));
    },
    answer({ operation, name }: Described, status: number, text: string): string[] {
      const responses = isObject(operation['responses']) ? operation['responses'] : {};
      const response = MISDESCRIBED.includes(name) ? {} : responses[String(status)];
      if (response === undefined) {
        return status < 300 ? [`answers ${status}, described are ${Object.keys(responses).join(', ')}`] : [];
      }
      return problems(schemaOf(document, response), 'answers', parsed(text), NOT_SENT[name]);
    },
  };
}

/**
 * Schemas as Go's encoder and decoder understand them: `null` stands for an empty slice, map or pointer. Strictly,
 * an object has only the properties that are named.
 */
function asGoWrites(schema: JsonObject, isStrict: boolean): JsonObject {
  const entries = Object.entries(schema).map(([key, value]): [string, Json] => [key, goValue(value, isStrict)]);
  const written: JsonObject = Object.fromEntries(entries);
  const { type, properties, additionalProperties, enum: values } = schema;
  if (typeof type !== 'string') {
    return written;
  }
  const isClosed = isStrict && isObject(properties) && additionalProperties === undefined;
  return {
    ...written,
    nullable: true,
    ...(Array.isArray(values) ? { enum: [...values, null] } : {}),
    ...(isClosed ? { additionalProperties: false } : {}),
  };
}

function goValue(value: Json, isStrict: boolean): Json {
  if (Array.isArray(value)) {
    return value.map((item) => goValue(item, isStrict));
  }
  return isObject(value) ? asGoWrites(value, isStrict) : value;
}

/** References into one of the two prepared documents. */
function rebased(value: Json, base: string): JsonObject {
  const text = JSON.stringify(value).replaceAll('"$ref":"#/', `"$ref":"${base}#/`);
  return JSON.parse(text) as JsonObject;
}
