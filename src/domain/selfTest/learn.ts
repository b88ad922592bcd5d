import type { Exchange } from '../fault/Exchange';
import { isResource, resourcesOf } from './Expectation';
import type { Resource } from './ScimRequest';
import { THROWAWAY } from './throwaway';
import type { Known } from './WriteStep';

/**
 * The throw-away person in an answer, be it a list or a single resource. Nobody else is ever taken for them, whatever
 * the server answers: what is learned here is deleted in the end.
 */
export function learnUser(known: Known, { body }: Exchange): Known {
  const user = findOwn(body, 'userName', THROWAWAY.userName);
  if (user) {
    const isDisabled = user['active'] === false;
    return { ...known, userId: String(user['id']), user, userRemains: isDisabled ? 'disabled' : 'active' };
  }
  const { userId: _, user: __, ...rest } = known;
  return isEmptyList(body) ? { ...rest, userRemains: 'nothing' } : known;
}

/** The throw-away group in an answer; see {@link learnUser}. */
export function learnGroup(known: Known, { body }: Exchange): Known {
  const group = findOwn(body, 'displayName', THROWAWAY.groupName);
  if (group) {
    return { ...known, groupId: String(group['id']), groupRemains: 'active' };
  }
  const { groupId: _, ...rest } = known;
  return isEmptyList(body) ? { ...rest, groupRemains: 'nothing' } : known;
}

function findOwn(body: unknown, attribute: string, value: string): Resource | undefined {
  const candidates = resourcesOf(body) ?? (isResource(body) ? [body] : []);
  return candidates.find(
    (resource) =>
      typeof resource['id'] === 'string' &&
      resource['id'] !== '' &&
      String(resource[attribute]).toLowerCase() === value.toLowerCase()
  );
}

const isEmptyList = (body: unknown): boolean =>
  resourcesOf(body)?.length === 0 && isResource(body) && body['totalResults'] === 0;
