import type { Resource } from './ScimRequest';

/** What the answer to a request has to be. */
export interface Expectation {
  statuses: readonly number[];
  /** For people. */
  words: string;
  /** What is wrong with the body, to follow “but”; undefined when nothing is. */
  problem?: (body: unknown, status: number) => string | undefined;
  /** That it is missing says nothing about provisioning, and why. */
  isOptional?: string;
}

const LIST_RESPONSE = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';

export const isResource = (value: unknown): value is Resource =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The resources of a ListResponse (RFC 7644 section 3.4.2); undefined when it is none. */
export function resourcesOf(body: unknown): readonly Resource[] | undefined {
  if (!isResource(body) || typeof body['totalResults'] !== 'number') {
    return undefined;
  }
  const resources = body['Resources'] ?? [];
  const schemas = body['schemas'];
  const isList = Array.isArray(schemas) && schemas.includes(LIST_RESPONSE) && Array.isArray(resources);
  return isList ? resources.filter(isResource) : undefined;
}

export const aList: Expectation = {
  statuses: [200],
  words: '200 and a ListResponse; an empty one is fine',
  problem: (body) => (resourcesOf(body) ? undefined : 'it is no ListResponse'),
};

/** A lookup of somebody who cannot exist. */
export const anEmptyList: Expectation = {
  statuses: [200],
  words: '200 and a ListResponse with totalResults 0',
  problem: (body) => {
    const found = resourcesOf(body);
    if (!found) {
      return 'it is no ListResponse';
    }
    return found.length > 0 || totalOf(body) > 0
      ? 'somebody is found who cannot exist: the filter does not count'
      : undefined;
  },
};

const totalOf = (body: unknown): number => (isResource(body) ? Number(body['totalResults']) : 0);

export const aDescription: Expectation = {
  statuses: [200],
  words: '200 and what the server supports',
  problem: (body) =>
    isResource(body) && isResource(body['patch']) ? undefined : 'it does not say whether it supports PATCH',
  isOptional: 'Neither Okta nor Entra asks for it.',
};

/** A resource that shows what was written. */
export function aResource(statuses: readonly number[], shows: Resource): Expectation {
  const facts = Object.entries(shows);
  return {
    statuses,
    words: [
      `${statuses.join(' or ')} and the resource`,
      ...facts.map(([name, value]) => `${name} ${shown(value)}`),
    ].join(', '),
    problem: (body) => {
      if (!isResource(body) || typeof body['id'] !== 'string' || body['id'] === '') {
        return 'it shows no resource with an id';
      }
      const wrong = facts.find(([name, value]) => !isSame(body[name], value));
      return wrong && `${wrong[0]} is ${shown(body[wrong[0]])}, not ${shown(wrong[1])}`;
    },
  };
}

/** A group that has the person as a member, or has not. */
export function aGroup(memberId: string, isMember: boolean): Expectation {
  return {
    statuses: [200],
    words: `200 and the group ${isMember ? 'with' : 'without'} the person`,
    problem: (body) => {
      if (!isResource(body) || typeof body['id'] !== 'string') {
        return 'it shows no group';
      }
      const members = Array.isArray(body['members']) ? body['members'] : [];
      const has = members.some((member) => isResource(member) && member['value'] === memberId);
      return has === isMember ? undefined : `the person is ${has ? 'still' : 'not'} a member`;
    },
  };
}

export const written: Expectation = { statuses: [200, 204], words: '200 or 204' };

/** Logins are kept in lower case (Grafana), so text is compared without regard to it. */
const isSame = (actual: unknown, wanted: unknown): boolean =>
  typeof actual === 'string' && typeof wanted === 'string'
    ? actual.toLowerCase() === wanted.toLowerCase()
    : actual === wanted;

const shown = (value: unknown): string => (value === undefined ? 'missing' : JSON.stringify(value).slice(0, 100));
