import { stories } from '../stories';
import type { Story } from '../stories/Story';
import { control } from './control';
import { dispatch } from './dispatch';
import { Faults } from './faults';
import { DEFAULT_INSTANCE, type Instance } from './Instance';
import { createMatcher } from './router/match';
import { routes } from './routes';
import type { RequestOptions, Sandbox, SandboxOptions } from './Sandbox';
import { createStack } from './stack';
import { createWorld } from './world';

const NAMESPACE = 'default';

/** A stand-in for one Grafana stack with one organisation, with its story told. */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = prepareSandbox(options);
  await sandbox.reset();
  return sandbox;
}

/** The same before its story: `reset` tells it. Throws when there is no such story. */
export function prepareSandbox(options: SandboxOptions = {}): Sandbox {
  const story = findStory(options.story ?? 'empty');
  const matcher = createMatcher(routes);
  const faults = new Faults();
  const edition = options.edition ?? 'enterprise';
  let stack = createStack(options, options.ini ?? {});
  let grafanaUrl = options.grafanaUrl ?? 'http://127.0.0.1:3000';
  const instance = instanceOf(options);
  let storyTold: Promise<void> = Promise.resolve();
  let serving = instance;
  const answer = options.around?.(respond) ?? respond;

  /** Requests of the story and of the plugin proxy do not wait for the story. */
  const inside: Sandbox = {
    get store() {
      return stack.store;
    },
    get ids() {
      return stack.ids;
    },
    get rbac() {
      return stack.rbac;
    },
    get grafanaUrl() {
      return grafanaUrl;
    },
    set grafanaUrl(url) {
      grafanaUrl = url;
    },
    clock: stack.clock,
    edition,
    get instance() {
      return serving;
    },
    namespace: NAMESPACE,
    plugin: options.plugin,
    upstreams: options.upstreams ?? {},
    faults,
    handle: answer,
    reset(ini = options.ini ?? {}) {
      const telling = storyTold.then(async () => {
        faults.clear();
        stack = createStack(options, ini);
        serving = { ...DEFAULT_INSTANCE };
        try {
          await story.start(createWorld(inside, options.users));
        } finally {
          serving = instance;
        }
      });
      storyTold = telling.catch(() => undefined);
      return telling;
    },
    info: () => ({
      grafanaUrl,
      scimUrl: `${grafanaUrl}/apis/scim.grafana.app/v0alpha1/namespaces/${NAMESPACE}`,
      namespace: NAMESPACE,
      tokens: stack.tokens,
      version: instance.version,
      edition,
    }),
  };

  async function respond(request: Request, { rawTarget, via = 'direct' }: RequestOptions = {}): Promise<Response> {
    const [rawPath, rawQuery] = splitTarget(rawTarget ?? targetOf(request.url));
    const { method, headers } = request;
    const text = await request.text();
    return faults.around(method, rawPath, via, async () =>
      dispatch(inside, stack, matcher, { method, rawPath, rawQuery, headers, text })
    );
  }

  const outside: Sandbox = Object.create(inside, {
    handle: {
      value: async (request: Request, requestOptions?: RequestOptions) => {
        const [path] = splitTarget(requestOptions?.rawTarget ?? targetOf(request.url));
        await storyTold;
        return path.startsWith('/__sandbox/')
          ? control(outside, request.method, path, await request.text())
          : answer(request, requestOptions);
      },
    },
    reset: { value: inside.reset, writable: true },
  }) as Sandbox;
  return outside;
}

const instanceOf = ({ version, licence, toggles, tokenExpirationDayLimit }: SandboxOptions): Instance => ({
  version: version ?? DEFAULT_INSTANCE.version,
  licence: licence ?? DEFAULT_INSTANCE.licence,
  toggles: toggles ?? DEFAULT_INSTANCE.toggles,
  tokenExpirationDayLimit: tokenExpirationDayLimit ?? DEFAULT_INSTANCE.tokenExpirationDayLimit,
});

/** Path and query, dots resolved as `URL` does. */
function targetOf(url: string): string {
  const { pathname, search } = new URL(url);
  return pathname + search;
}

function splitTarget(target: string): [path: string, query: string] {
  const at = target.indexOf('?');
  return at < 0 ? [target, ''] : [target.slice(0, at), target.slice(at + 1)];
}

function findStory(name: string): Story {
  const story = stories.find((candidate) => candidate.name === name);
  if (!story) {
    throw new Error(`no story "${name}"; there are ${stories.map((known) => known.name).join(', ')}`);
  }
  return story;
}
