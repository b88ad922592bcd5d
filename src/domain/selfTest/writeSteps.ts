import type { Dialect } from './Dialect';
import { aGroup, aList, aResource, written } from './Expectation';
import { learnGroup, learnUser } from './learn';
import { THROWAWAY } from './throwaway';
import type { Known, WriteStep } from './WriteStep';

const { userName, externalId, displayName, changedName, groupName } = THROWAWAY;

export interface WriteParts {
  /** Whether a group is made, too; takes group sync. */
  groups: boolean;
}

/** The whole write test: a person and a group through their lives, then {@link cleanUpSteps}. */
export function writeSteps(dialect: Dialect, parts: WriteParts): readonly WriteStep[] {
  return [
    ...userSteps(dialect),
    ...(parts.groups ? groupSteps(dialect) : []),
    ...deactivationSteps(dialect),
    ...cleanUpSteps(dialect, parts),
  ];
}

type Planned = ReturnType<WriteStep['plan']>;

const NO_USER = { skip: 'There is no person to do it with.' };
const NO_GROUP = { skip: 'There is no group to do it with.' };

const withUser =
  (plan: (userId: string, known: Known) => Planned): WriteStep['plan'] =>
  (known) =>
    known.userId === undefined ? NO_USER : plan(known.userId, known);

const withBoth =
  (plan: (groupId: string, userId: string) => Planned): WriteStep['plan'] =>
  ({ groupId, userId }) =>
    groupId === undefined ? NO_GROUP : userId === undefined ? NO_USER : plan(groupId, userId);

const readUser = (id: string, title: string, shows: Record<string, unknown>): WriteStep => ({
  id,
  title,
  isCleanup: false,
  plan: withUser((userId) => ({
    request: { method: 'GET', resource: 'Users', id: userId },
    expected: aResource([200], { userName, ...shows }),
  })),
  learn: learnUser,
});

const readMembers = (id: string, title: string, isMember: boolean): WriteStep => ({
  id,
  title,
  isCleanup: false,
  plan: withBoth((groupId, userId) => ({
    request: { method: 'GET', resource: 'Groups', id: groupId },
    expected: aGroup(userId, isMember),
  })),
});

const userSteps = (dialect: Dialect): WriteStep[] => [
  {
    id: 'match-user',
    title: 'Look for the person first',
    isCleanup: false,
    plan: () => ({ request: dialect.findUser, expected: aList }),
    learn: learnUser,
  },
  {
    id: 'create-user',
    title: 'Create the person, or link the one who is there',
    isCleanup: false,
    plan: ({ userId, user }) =>
      userId === undefined
        ? { request: dialect.createUser, expected: aResource([201], { userName, active: true }) }
        : { request: dialect.changeUser(userId, { externalId, displayName, active: true }, user), expected: written },
    learn: learnUser,
  },
  readUser('read-user', 'Read the person', { displayName, active: true }),
  {
    id: 'change-user',
    title: 'Change the name',
    isCleanup: false,
    plan: withUser((userId, { user }) => ({
      request: dialect.changeUser(userId, { displayName: changedName }, user),
      expected: written,
    })),
  },
  readUser('check-change', 'Read whether the name has changed', { displayName: changedName }),
];

const groupSteps = (dialect: Dialect): WriteStep[] => [
  {
    id: 'match-group',
    title: 'Look for the group first',
    isCleanup: false,
    plan: () => ({ request: dialect.findGroup, expected: aList }),
    learn: learnGroup,
  },
  {
    id: 'create-group',
    title: 'Create the group',
    isCleanup: false,
    plan: ({ groupId }) =>
      groupId === undefined
        ? { request: dialect.createGroup, expected: aResource([201], { displayName: groupName }) }
        : { skip: 'An earlier test left it; it is used again.' },
    learn: learnGroup,
  },
  {
    id: 'add-member',
    title: 'Add the person to the group',
    isCleanup: false,
    plan: withBoth((groupId, userId) => ({
      request: dialect.changeMembers(groupId, userId, 'add'),
      expected: written,
    })),
  },
  readMembers('check-added', 'Read whether the person is a member', true),
  {
    id: 'remove-member',
    title: 'Remove the person from the group',
    isCleanup: false,
    plan: withBoth((groupId, userId) => ({
      request: dialect.changeMembers(groupId, userId, 'remove'),
      expected: written,
    })),
  },
  readMembers('check-removed', 'Read whether the person is no longer a member', false),
];

const deactivationSteps = (dialect: Dialect): WriteStep[] => [
  {
    id: 'deactivate-user',
    title: 'Deactivate the person',
    isCleanup: false,
    plan: withUser((userId, { user }) => ({
      request: dialect.changeUser(userId, { active: false }, user),
      expected: written,
    })),
  },
  readUser('check-inactive', 'Read whether the person is disabled', { active: false }),
];

/** Finds what this or an earlier run made, and removes it as far as Grafana allows. */
export function cleanUpSteps(dialect: Dialect, { groups }: WriteParts): readonly WriteStep[] {
  return [...(groups ? groupCleanUp(dialect) : []), ...userCleanUp(dialect)];
}

/** Only looks for what an earlier run left. */
export const findingSteps = (dialect: Dialect): readonly WriteStep[] =>
  cleanUpSteps(dialect, { groups: true }).filter(({ id }) => id.startsWith('find-'));

const groupCleanUp = (dialect: Dialect): WriteStep[] => [
  {
    id: 'find-group',
    title: 'Clean up: look for the group',
    isCleanup: true,
    plan: () => ({ request: dialect.findGroup, expected: aList }),
    learn: learnGroup,
  },
  {
    id: 'delete-group',
    title: 'Clean up: delete the group',
    isCleanup: true,
    plan: ({ groupId }) =>
      groupId === undefined
        ? { skip: 'There is none.' }
        : {
            request: { method: 'DELETE', resource: 'Groups', id: groupId },
            expected: { statuses: [200, 202, 204, 404], words: '204, or 404 when it is gone' },
          },
    learn: (known) => ({ ...known, groupRemains: undefined }),
  },
  {
    id: 'check-group',
    title: 'Clean up: read whether the group is gone',
    isCleanup: true,
    plan: ({ groupId }) =>
      groupId === undefined
        ? { skip: 'There is none.' }
        : {
            request: { method: 'GET', resource: 'Groups', id: groupId },
            expected: { statuses: [404], words: '404, it is gone' },
          },
    learn: (known, answer) =>
      answer.status === 404 ? { ...known, groupRemains: 'nothing' } : learnGroup(known, answer),
  },
];

const userCleanUp = (dialect: Dialect): WriteStep[] => [
  {
    id: 'find-user',
    title: 'Clean up: look for the person',
    isCleanup: true,
    plan: () => ({ request: dialect.findUser, expected: aList }),
    learn: learnUser,
  },
  {
    id: 'disable-user',
    title: 'Clean up: disable the person',
    isCleanup: true,
    plan: ({ userId, user, userRemains }) => {
      if (userId === undefined) {
        return { skip: 'There is none.' };
      }
      return userRemains === 'disabled'
        ? { skip: 'The person is disabled already.' }
        : { request: dialect.changeUser(userId, { active: false }, user), expected: written };
    },
  },
  {
    id: 'delete-user',
    title: 'Clean up: delete the person',
    isCleanup: true,
    plan: ({ userId }) =>
      userId === undefined
        ? { skip: 'There is none.' }
        : {
            request: { method: 'DELETE', resource: 'Users', id: userId },
            expected: { statuses: [200, 202, 204, 404], words: '204, or 404 when they are gone' },
          },
    learn: (known) => ({ ...known, userRemains: undefined }),
  },
  {
    id: 'check-user',
    title: 'Clean up: read what is left of the person',
    isCleanup: true,
    plan: ({ userId }) =>
      userId === undefined
        ? { skip: 'There is none.' }
        : {
            request: { method: 'GET', resource: 'Users', id: userId },
            expected: {
              statuses: [200, 404],
              words: '404, or a disabled person: some versions of Grafana disable instead of deleting',
              problem: (body, status) =>
                status === 404 ? undefined : aResource([200], { userName, active: false }).problem?.(body, status),
            },
          },
    learn: (known, answer) => (answer.status === 404 ? { ...known, userRemains: 'nothing' } : learnUser(known, answer)),
  },
];
