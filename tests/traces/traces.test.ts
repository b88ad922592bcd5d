import { expectations, type StepContext } from './expectations';
import { readTraces, type Step, type Trace } from './readTraces';
import { at, createScimClient, patchOf, person, type ScimClient } from './ScimClient';

const traces = readTraces();

type Vars = Record<string, string>;

const create = async (client: ScimClient, path: string, body: unknown): Promise<string> => {
  const answer = await client.send('POST', path, body);
  expect(answer.status).toBe(201);
  return String(at(answer.body, 'id'));
};

const ada = (fields: Record<string, unknown> = {}) =>
  person('ada.okta@example.test', {
    externalId: '00uaaaa1111bbbb2222',
    name: { givenName: 'Ada', familyName: 'Okta' },
    ...fields,
  });

const joy = () =>
  person('joy.young@example.test', {
    externalId: '0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef',
    name: { formatted: 'Joy Young', familyName: 'Young', givenName: 'Joy' },
  });

const crowd = async (client: ScimClient, size: number): Promise<string[]> => {
  const ids: string[] = [];
  for (let index = 0; index < size; index += 1) {
    ids.push(await create(client, '/Users', person(`user${index}@example.test`)));
  }
  return ids;
};

/** What is there before the first step, where the trace begins in the middle. */
const preparations: Readonly<Record<string, (client: ScimClient) => Promise<Vars>>> = {
  'okta-aiw-group-push': async (client) => ({
    u1: await create(client, '/Users', ada()),
    u2: await create(client, '/Users', person('ben.okta@example.test')),
    u3: await create(client, '/Users', person('cal.okta@example.test')),
  }),
  'okta-import': async (client) => {
    await crowd(client, 250);
    return {};
  },
  'okta-oin-activate': async (client) => ({ u1: await create(client, '/Users', ada()) }),
  'okta-crud-net': async (client) => ({ u1: await create(client, '/Users', ada()) }),
  'okta-429': async (client) => {
    const u1 = await create(client, '/Users', ada());
    client.sandbox.faults.arm({ match: { method: 'PUT' }, fault: 'status', status: 429, retryAfter: 120 });
    return { u1 };
  },
  'entra-user-update': async (client) => ({ u1: await create(client, '/Users', joy()) }),
  'entra-user-disable': async (client) => ({ u1: await create(client, '/Users', joy()) }),
  'entra-user-flag': async (client) => ({ u1: await create(client, '/Users', joy()) }),
  'entra-group-flag': async (client) => {
    const [u1 = '', u2 = '', u3 = ''] = await crowd(client, 3);
    const members = [u1, u2, u3].map((value) => ({ value }));
    return { u1, u2, g1: await create(client, '/Groups', { displayName: 'Staff', members }) };
  },
  'entra-discovery-job': async (client) => {
    await crowd(client, 120);
    return {};
  },
  'guard-mass-change': async (client) => {
    const [uN = ''] = await crowd(client, 8);
    return { uN, gAdmins: await create(client, '/Groups', { displayName: 'Admins', members: [{ value: uN }] }) };
  },
};

/** What the identity provider does between two looks at the server. */
const meanwhile: Readonly<Record<string, (client: ScimClient, vars: Vars) => Promise<unknown>>> = {
  'okta-crud-net/verify update': (client, { u1 }) =>
    client.send('PUT', `/Users/${u1}`, ada({ name: { givenName: 'Adelaide', familyName: 'Okta' } })),
  'okta-crud-net/verify deactivated': (client, { u1 }) =>
    client.send('PATCH', `/Users/${u1}`, patchOf({ op: 'replace', value: { active: false } })),
  'okta-crud-net/verify reactivated': (client, { u1 }) => client.send('PUT', `/Users/${u1}`, ada({ active: true })),
  'okta-crud-net/verify unassigned': (client, { u1 }) => client.send('PUT', `/Users/${u1}`, ada({ active: false })),
};

const fill = (text: string, vars: Vars): string =>
  text.replace(/\$\{(\w+)\}/g, (whole, name: string) => vars[name] ?? whole);

function fillDeep(value: unknown, vars: Vars): unknown {
  return value === undefined ? undefined : (JSON.parse(fill(JSON.stringify(value), vars)) as unknown);
}

async function play(
  client: ScimClient & { tick(ms: number): void },
  trace: Trace,
  step: Step,
  vars: Vars
): Promise<void> {
  await meanwhile[`${trace.id}/${step.name}`]?.(client, vars);
  const path = fill(step.request.path, vars);
  const query = step.request.query ? `?${new URLSearchParams(step.request.query).toString()}` : '';
  const before = (await client.send('GET', path)).body;
  client.tick(1000);
  const { method, body, headers } = step.request;
  const answer = await client.send(method, path + query, fillDeep(body, vars), headers);

  expect(step.expect.status).toContain(answer.status);
  if (step.expect.headers?.['Retry-After']) {
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
  }
  const context: StepContext = { client, answer, vars, path, request: step.request, before };
  for (const words of step.expect.assert ?? []) {
    const check = expectations[words];
    if (!check) {
      throw new Error(`nobody coded "${words}"`);
    }
    await check(context);
  }
  for (const [name, path_] of Object.entries(step.save ?? {})) {
    const keys = path_
      .replace(/^\$\.?/, '')
      .split(/[.[\]]+/)
      .filter((key) => key !== '');
    vars[name] = String(at(answer.body, ...keys));
  }
}

describe.each(traces)('$id', (trace) => {
  it(trace.title, async () => {
    const client = await createScimClient();
    const vars = (await preparations[trace.id]?.(client)) ?? {};
    for (const step of trace.steps) {
      await play(client, trace, step, vars);
    }
    expect.hasAssertions();
  });
});

describe('the traces', () => {
  it('are there', () => {
    expect(traces.length).toBeGreaterThanOrEqual(16);
  });

  it('leave one person behind, whom nobody deleted', async () => {
    const trace = traces.find(({ id }) => id === 'okta-aiw-lifecycle');
    const client = await createScimClient();
    const vars: Vars = {};
    for (const step of trace?.steps ?? []) {
      await play(client, trace ?? { id: '', title: '', steps: [] }, step, vars);
    }
    const found = await client.send('GET', '/Users?filter=userName eq "ADA.okta@example.test"');
    expect(at(found.body, 'totalResults')).toBe(1);
    expect(at(found.body, 'Resources', 0, 'id')).toBe(vars['u1']);
  });
});
