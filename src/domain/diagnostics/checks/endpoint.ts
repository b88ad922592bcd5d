import { check, skipOpenSource } from '../Check';
import { saw } from '../evidence';
import type { EndpointFact } from '../facts';
import { SOURCES } from '../sources';
import { fail, pass, unknown, type Remedy } from '../verdict';

interface Answer {
  status: number;
  /** A list as RFC 7644 section 3.4.2 describes it. */
  isList: boolean;
  messageId?: string;
  /** The server's own words. */
  words: string;
}

interface Trouble {
  is(answer: Answer): boolean;
  cause: string;
  remedy: Remedy;
}

const tokens = { page: 'configuration', query: { tab: 'tokens' } } as const;
const connection = { page: 'configuration', query: { tab: 'connection' } } as const;

/** What answers mean; the first that fits counts. */
const TROUBLE: readonly Trouble[] = [
  {
    is: ({ status, isList }) => status === 200 && !isList,
    cause: 'Something answered, but not SCIM: a sign-in page, a proxy or another service stands at this address.',
    remedy: { text: 'Look at the address of the connection, and at proxies in front of Grafana.', link: connection },
  },
  {
    is: ({ status }) => status === 401,
    cause: 'The token is not accepted: it has expired, was deleted, or its service account is disabled.',
    remedy: { text: 'Make a new token.', link: tokens },
  },
  {
    is: ({ status, messageId }) => status === 403 && messageId === 'authn.invalid-namespace',
    cause: 'The namespace in the address is that of another stack.',
    remedy: { text: 'Correct the namespace of the connection.', link: connection },
  },
  {
    is: ({ status }) => status === 403,
    cause: 'The token works, but its service account lacks the permission to read people.',
    remedy: { text: 'Give the service account the permissions that the Tokens page lists as missing.', link: tokens },
  },
  {
    is: ({ status }) => status === 404,
    cause:
      'Grafana does not serve SCIM: the licence does not cover it, the feature toggle is off, or this version has none.',
    remedy: { text: 'Look at the checks of the licence, the version and the feature toggle.', console: 'Grafana' },
  },
  {
    is: ({ status }) => status >= 500,
    cause: 'Grafana, or a proxy in front of it, failed while it answered.',
    remedy: { text: 'Look at the server log of Grafana at this time, then run this check again.', console: 'Grafana' },
  },
];

export const endpoint = check({
  id: 'endpoint',
  title: 'The SCIM endpoint answers',
  area: 'endpoint',
  severity: 'fail',
  needs: ['endpoint'],
  skip: skipOpenSource,
  judge({ endpoint: exchange }) {
    const answer = answerOf(exchange);
    const evidence = [
      saw('Status', answer.status),
      ...(answer.messageId ? [saw('messageId', answer.messageId)] : []),
      ...(answer.status === 200 ? [] : [saw('Answer', answer.words, 'text')]),
    ];
    const trouble = TROUBLE.find(({ is }) => is(answer));
    if (trouble) {
      return fail({ evidence, cause: trouble.cause, remedy: trouble.remedy });
    }
    return answer.status === 200 ? pass(...evidence) : unknown('The answer is none that could be explained.', evidence);
  },
  source: SOURCES.troubleshooting,
});

function answerOf({ status, body }: EndpointFact): Answer {
  const { messageId, detail, message, Resources, totalResults } = isRecord(body) ? body : {};
  const words = [detail, message, body].find((text) => typeof text === 'string');
  return {
    status,
    isList: Array.isArray(Resources) || totalResults === 0,
    words: typeof words === 'string' ? words : JSON.stringify(body ?? ''),
    ...(typeof messageId === 'string' && { messageId }),
  };
}

const isRecord = (body: unknown): body is Readonly<Record<string, unknown>> =>
  typeof body === 'object' && body !== null;
