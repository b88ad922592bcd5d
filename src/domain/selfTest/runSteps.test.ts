import type { Exchange } from '../fault/Exchange';
import { failed, ok, type Result } from '../fault/Fault';
import { DIALECTS } from './dialects';
import { entra } from './dialects/entra';
import { okta } from './dialects/okta';
import type { Dialect } from './Dialect';
import { runSteps, type Run, type StepResult } from './runSteps';
import { readablePath, type Resource, type ScimRequest } from './ScimRequest';
import { THROWAWAY } from './throwaway';
import { cleanUpSteps, writeSteps } from './writeSteps';

const LIST = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';
const STRANGER = { id: 'stranger', userName: 'admin@example.com', displayName: 'Admins', active: true };

const answer = (status: number, body: unknown = ''): Result<Exchange> =>
  ok({ method: 'GET', path: '', status, body, durationMs: 1 });
const list = (...resources: Resource[]) =>
  answer(200, { schemas: [LIST], totalResults: resources.length, Resources: resources });
const broken: Result<Exchange> = failed({ kind: 'network', operation: 'x', detail: 'broken' });

type Answering = (request: ScimRequest) => Result<Exchange> | undefined;

/** Plays a run against answers; what `answering` leaves open is an empty list or an empty 204. */
function play(run: (onResult: (result: StepResult) => void) => Run, answering: Answering) {
  const asked: ScimRequest[] = [];
  const told: StepResult[] = [];
  const steps = run((result) => told.push(result));
  let turn = steps.next();
  while (!turn.done) {
    asked.push(turn.value);
    turn = steps.next(answering(turn.value) ?? (turn.value.method === 'GET' ? list() : answer(204)));
  }
  return {
    report: turn.value,
    asked,
    told,
    lines: asked.map((request) => `${request.method} ${readablePath(request)}`),
  };
}

const whole =
  (dialect: Dialect, isStopped = () => false) =>
  (onResult: (result: StepResult) => void) =>
    runSteps(writeSteps(dialect, { groups: true }), { isStopped, onResult });

const cleaning = (onResult: (result: StepResult) => void) =>
  runSteps(cleanUpSteps(okta, { groups: true }), { isStopped: () => true, onResult });

describe.each(DIALECTS.map((dialect) => [dialect.id, dialect] as const))(
  'the write test in the dialect of %s',
  (_, dialect) => {
    it('never touches anybody else, whatever the server answers', () => {
      const { asked, report } = play(whole(dialect), ({ method, id }) =>
        method === 'GET' && id === undefined ? list(STRANGER) : answer(200, STRANGER)
      );
      expect(asked.filter(({ id }) => id !== undefined)).toEqual([]);
      expect(report.results.find(({ id }) => id === 'delete-user')?.verdict).toBe('skipped');
      expect(report.userRemains).toBeUndefined();
    });

    it('tells each result once, in order', () => {
      const { told, report } = play(whole(dialect), () => undefined);
      expect(told).toEqual(report.results);
      expect(told.map(({ id }) => id)).toEqual(writeSteps(dialect, { groups: true }).map(({ id }) => id));
    });

    it('fails or knows nothing when nothing works, and passes nowhere', () => {
      for (const outcome of [broken, answer(500), answer(403, { detail: 'No' }), answer(200, '<html>')]) {
        const { report } = play(whole(dialect), () => outcome);
        expect(report.results.filter(({ verdict }) => verdict === 'pass')).toEqual([]);
        expect(report).toMatchObject({ userRemains: undefined, groupRemains: undefined });
      }
    });

    it('makes nothing of its own after a stop, and cleans up', () => {
      let asked = 0;
      const { report, lines } = play(
        whole(dialect, () => asked >= 2),
        () => {
          asked += 1;
          return undefined;
        }
      );
      expect(report.isStopped).toBe(true);
      expect(lines.slice(2).every((line) => line.startsWith('GET'))).toBe(true);
      expect(report.results.filter(({ got }) => got === 'Stopped before.').length).toBeGreaterThan(5);
      expect(report).toMatchObject({ userRemains: 'nothing', groupRemains: 'nothing' });
    });

    it('leaves the group out where groups are not synchronised', () => {
      const steps = writeSteps(dialect, { groups: false });
      expect(steps.some(({ id }) => id.includes('group') || id.includes('member'))).toBe(false);
    });
  }
);

const own = { id: 'scim-x', userName: THROWAWAY.userName.toUpperCase(), active: true };
const ownGroup = { id: 'g-x', displayName: THROWAWAY.groupName };

const isFor = (resource: ScimRequest['resource'], request: ScimRequest) => request.resource === resource;

it('finds what a broken creation may have made', () => {
  let posts = 0;
  const { lines } = play(whole(entra), (request) => {
    if (request.method === 'POST') {
      posts += 1;
      return broken;
    }
    return posts > 0 && isFor('Users', request) && request.id === undefined ? list(own) : undefined;
  });
  expect(lines).toContain('DELETE /Users/scim-x');
});

it('takes over the person whom an earlier run left', () => {
  const { asked } = play(whole(okta), (request) =>
    isFor('Users', request) && request.method === 'GET' ? list({ ...own, active: false, nickName: 'kept' }) : undefined
  );
  expect(asked.some(({ method, resource }) => method === 'POST' && resource === 'Users')).toBe(false);
  expect(asked.find(({ method }) => method === 'PUT')?.body).toMatchObject({
    active: true,
    nickName: 'kept',
    id: 'scim-x',
  });
});

describe('cleaning up after an interrupted run', () => {
  const rows: Array<[string, Answering, object]> = [
    ['nothing there', () => undefined, { userRemains: 'nothing', groupRemains: 'nothing' }],
    [
      'both deleted',
      (request) => {
        const found = isFor('Users', request) ? own : ownGroup;
        return request.method !== 'GET' ? undefined : request.id === undefined ? list(found) : answer(404);
      },
      { userRemains: 'nothing', groupRemains: 'nothing' },
    ],
    [
      'a Grafana that disables',
      (request) => {
        if (request.method !== 'GET' || isFor('Groups', request)) {
          return undefined;
        }
        return request.id === undefined ? list(own) : answer(200, { ...own, active: false });
      },
      { userRemains: 'disabled', groupRemains: 'nothing' },
    ],
    [
      'a Grafana that refuses',
      (request) => {
        const found = isFor('Users', request) ? own : ownGroup;
        return request.method !== 'GET' ? answer(403) : request.id === undefined ? list(found) : answer(200, found);
      },
      { userRemains: 'active', groupRemains: 'active' },
    ],
    [
      'a Grafana that says no more after the deletion',
      (request) => {
        const found = isFor('Users', request) ? own : ownGroup;
        return request.method !== 'GET' ? undefined : request.id === undefined ? list(found) : broken;
      },
      { userRemains: undefined, groupRemains: undefined },
    ],
    ['a filter that is not understood', () => answer(400), { userRemains: undefined, groupRemains: undefined }],
  ];

  test.each(rows)('%s', (_, answering, remains) => {
    expect(play(cleaning, answering).report).toMatchObject(remains);
  });

  it('does not deactivate somebody who is disabled already', () => {
    const { asked } = play(cleaning, (request) =>
      isFor('Users', request) && request.method === 'GET' ? list({ ...own, active: false }) : undefined
    );
    expect(asked.some(({ method }) => method === 'PUT')).toBe(false);
    expect(asked.some(({ method }) => method === 'DELETE')).toBe(true);
  });
});
