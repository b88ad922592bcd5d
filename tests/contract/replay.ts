import type { Sandbox } from '../../sandbox/server/Sandbox';
import { differences } from './differences';
import { fill, fillText, pick, type Recording, type ScimStep, type Step, type Values } from './recording';
import { sendOverWire, type WireAnswer } from './wire';

interface Server {
  url: string;
  sandbox: Sandbox;
  /** Lets time pass. */
  wait(ms: number): void;
}

/** Sends the steps of a recording and tells where the answers differ: a heading and lines for each such step. */
export async function replay({ steps }: Recording, server: Server): Promise<string[]> {
  const values: Values = new Map([['url', server.url]]);
  const problems: string[] = [];
  for (const [index, step] of steps.entries()) {
    server.wait(step.waitMs ?? 0);
    const found = 'scim' in step ? await overScim(step, server, values) : await overApi(step, server, values);
    const { method, path } = 'scim' in step ? step.scim : step;
    problems.push(...found.map((problem) => `#${index + 1} ${method} ${path}: ${problem}`));
  }
  return problems;
}

const save = (answer: WireAnswer, places: Record<string, string> = {}, values: Values): void =>
  Object.entries(places).forEach(([name, place]) => values.set(name, pick(answer.body, place)));

function credentials(as: string | undefined, values: Values): Record<string, string> {
  if (as === undefined || as === 'none') {
    return {};
  }
  if (!as.startsWith('token:')) {
    return { authorization: `Basic ${Buffer.from(as).toString('base64')}` };
  }
  const name = as.slice('token:'.length);
  return { authorization: `Bearer ${String(values.get(name) ?? name)}` };
}

async function overApi(step: Step, { url }: Server, values: Values): Promise<string[]> {
  const answer = await sendOverWire(url, {
    method: step.method,
    path: fillText(step.path, values),
    headers: { ...credentials(step.as, values), ...step.headers },
    body: fill(step.body, values),
  });
  save(answer, step.save, values);
  const { status, type, headers = {} } = step.answer;
  const gotType = (answer.headers['content-type'] ?? '').split(';')[0];
  const ofHead = [
    ...differences(status, answer.status, {}, 'status'),
    ...(type === undefined ? [] : differences(type, gotType, {}, 'content-type')),
    ...Object.entries(headers).flatMap(([name, value]) =>
      differences(value, answer.headers[name] ?? null, {}, `header ${name}`)
    ),
  ];
  if (ofHead.length > 0) {
    return [...ofHead, `got ${JSON.stringify(answer.body).slice(0, 300)}`];
  }
  return 'body' in step.answer ? differences(fill(step.answer.body, values), answer.body, step) : [];
}

async function overScim({ scim }: ScimStep, { url, sandbox }: Server, values: Values): Promise<string[]> {
  const { scimUrl, tokens } = sandbox.info();
  const answer = await sendOverWire(url, {
    method: scim.method,
    path: new URL(scimUrl).pathname + fillText(scim.path, values),
    headers: { authorization: `Bearer ${tokens.idp}`, 'content-type': 'application/scim+json' },
    body: fill(scim.body, values),
  });
  save(answer, scim.save, values);
  return answer.status < 300 ? [] : [`${answer.status} ${JSON.stringify(answer.body)}`];
}
