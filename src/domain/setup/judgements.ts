import type { Person, Team } from '../organisation/organisation';
import { liveTokens, lastUseMs } from '../tokens/liveTokens';
import { comparePermissions, PROVIDER_FEATURES, type HeldPermissions } from '../tokens/permissions';
import type { ServiceAccount, ServiceAccountToken } from '../tokens/serviceAccount';
import type { ProviderAccount, SetUpFacts } from './facts';
import type { Unread } from './known';
import { originOf, ORIGIN_WORDS } from './origin';
import { requirements } from './requirements';
import type { Evidence, SetUpStepId, Verdict } from './setUpStep';

const NAMES_SHOWN = 3;

/** What each step comes to by itself. */
export const JUDGEMENTS: Readonly<Record<SetUpStepId, (facts: SetUpFacts) => Verdict>> = {
  prerequisites,
  account,
  token,
  values,
  switches,
  test,
  'first-user': firstUser,
  'first-group': firstGroup,
  'sign-in': signIn,
};

const unread = ({ why, isReading = false }: Unread): Verdict => ({ state: 'unknown', why, isReading });

function prerequisites(facts: SetUpFacts): Verdict {
  const found = requirements(facts);
  const failed = found.filter(({ state }) => state === 'failed');
  const unknown = found.filter(({ state }) => state === 'unknown');
  if (failed.length > 0) {
    return { state: 'failed', requirements: found, blocks: failed.some(({ isBlocking }) => isBlocking === true) };
  }
  return unknown.length > 0
    ? {
        state: 'unknown',
        requirements: found,
        why: 'Not all of it could be read.',
        isReading: unknown.some(({ isReading }) => isReading === true),
      }
    : { state: 'done', requirements: found };
}

function account({ provider, permissions, preset }: SetUpFacts): Verdict {
  if (!provider.known) {
    return unread(provider);
  }
  if (!provider.value) {
    return {
      state: 'open',
      why: `No service account for ${preset.name} was found.`,
      remedy: 'Create one that may do only what provisioning needs.',
    };
  }
  const evidence = [nameOf(provider.value)];
  if (provider.value.account.isDisabled) {
    return { state: 'failed', evidence, why: 'It is disabled: each of its tokens is refused.', remedy: 'Enable it.' };
  }
  return permissions.known
    ? {
        ...judgePermissions(permissions.value, provider.value.account),
        evidence: [...evidence, ...scopeOf(permissions.value)],
      }
    : { ...unread(permissions), evidence };
}

const nameOf = ({ account: { name, login }, isChosen }: ProviderAccount): Evidence => ({
  text: isChosen ? `“${name}” (${login})` : `“${name}” (${login}): inferred from its name, nobody chose it`,
});

const missing = (held: HeldPermissions, feature: keyof typeof PROVIDER_FEATURES): string[] =>
  comparePermissions(held, [PROVIDER_FEATURES[feature]]).missing.map(({ action }) => action);

function scopeOf(held: HeldPermissions): Evidence[] {
  const may = [
    ...(missing(held, 'userSync').length === 0 ? ['people'] : []),
    ...(missing(held, 'groupSync').length === 0 ? ['groups'] : []),
  ];
  return may.length > 0 ? [{ text: `May provision ${may.join(' and ')}.` }] : [];
}

function judgePermissions(held: HeldPermissions, { role }: ServiceAccount): Verdict {
  const forUsers = missing(held, 'userSync');
  const forGroups = missing(held, 'groupSync');
  const isPartOfGroups = forGroups.length > 0 && forGroups.length < PROVIDER_FEATURES.groupSync.needs.length;
  const lacking = [...forUsers, ...(isPartOfGroups ? forGroups : [])];
  if (lacking.length > 0) {
    return {
      state: 'failed',
      why: `It lacks ${lacking.join(', ')}: the identity provider would be answered with status 403.`,
      remedy: 'Give it what is missing.',
    };
  }
  return role === 'None'
    ? { state: 'done' }
    : {
        state: 'done',
        why: `Its basic role ${role} allows more than provisioning needs.`,
        remedy: 'Set the basic role to None once the permissions of its own are in place.',
      };
}

type Tokens = { tokens: readonly ServiceAccountToken[]; live: readonly ServiceAccountToken[] };

/** The tokens of the identity provider's account, or what to say when there are none to look at. */
function tokensOf({ provider, nowMs }: SetUpFacts): Tokens | Verdict {
  if (!provider.known) {
    return unread(provider);
  }
  if (!provider.value) {
    return { state: 'open' };
  }
  const { tokens, tokensFault } = provider.value.account;
  return tokens
    ? { tokens, live: liveTokens(tokens, nowMs) }
    : { state: 'unknown', why: tokensFault?.detail ?? 'Its tokens could not be read.' };
}

function token(facts: SetUpFacts): Verdict {
  const found = tokensOf(facts);
  if ('state' in found) {
    return found;
  }
  const [newest] = found.live;
  if (newest) {
    return { state: 'done', evidence: tokenEvidence(newest, found.live.length) };
  }
  const [last] = latest(found.tokens);
  return last
    ? {
        state: 'failed',
        evidence: [
          { text: `The last token, “${last.name}”, has expired`, ...(last.expiresAt ? { at: last.expiresAt } : {}) },
        ],
        why: 'No token of this account works any more.',
        remedy: 'Create a new one.',
      }
    : { state: 'open', why: 'This account has no token yet.', remedy: 'Create one. It is shown once.' };
}

function tokenEvidence({ name, createdAt, expiresAt }: ServiceAccountToken, count: number): Evidence[] {
  return [
    { text: `“${name}” was created`, at: createdAt },
    expiresAt === undefined ? { text: 'It never expires.' } : { text: 'It expires', at: expiresAt },
    ...(count > 1 ? [{ text: `${count} tokens of this account work at present.` }] : []),
  ];
}

/** The latest use among the tokens that work. */
function lastUse(live: readonly ServiceAccountToken[]): string | undefined {
  const used = live.filter((one) => lastUseMs(one) !== undefined);
  return used.sort((a, b) => (lastUseMs(b) ?? 0) - (lastUseMs(a) ?? 0))[0]?.lastUsedAt;
}

function values(facts: SetUpFacts): Verdict {
  const found = tokensOf(facts);
  if ('state' in found) {
    return found.state === 'unknown' ? found : { state: 'open' };
  }
  return lastUse(found.live) === undefined
    ? {
        state: 'open',
        why: `Grafana cannot see into ${facts.preset.consoleName}. This step is done when the token is used for the first time.`,
      }
    : { state: 'done', evidence: [{ text: 'The token is in use, so the address and the token are right.' }] };
}

function switches({ switches: asked }: SetUpFacts): Verdict {
  if (!asked.known) {
    return unread(asked);
  }
  const { userSync, groupSync, isAvailable } = asked.value;
  if (!isAvailable) {
    return { state: 'failed', why: 'Grafana has no SCIM to be switched on. See the prerequisites.' };
  }
  if (userSync === undefined) {
    return { state: 'unknown', why: 'Whether user sync is on could not be read.' };
  }
  const evidence = [{ text: `User sync is ${word(userSync)}. Group sync is ${word(groupSync)}.` }];
  return userSync
    ? { state: 'done', evidence }
    : { state: 'open', evidence, why: 'Grafana takes nobody over while user sync is off.', remedy: 'Switch it on.' };
}

const word = (value: boolean | undefined): string => ({ true: 'on', false: 'off', undefined: 'unknown' })[`${value}`];

function test(facts: SetUpFacts): Verdict {
  const found = tokensOf(facts);
  if ('state' in found) {
    return found.state === 'unknown' ? found : { state: 'waiting' };
  }
  const at = lastUse(found.live);
  return at === undefined
    ? {
        state: 'waiting',
        why: `The token was not used yet. Use “${facts.preset.test.button}” in ${facts.preset.consoleName}.`,
      }
    : { state: 'done', evidence: [{ text: 'The token was used last', at }] };
}

function firstUser({ people, preset, version }: SetUpFacts): Verdict {
  if (!people.known) {
    return unread(people);
  }
  const provisioned = people.value.filter(({ isProvisioned }) => isProvisioned);
  return provisioned.length === 0
    ? { state: 'waiting', why: `${preset.name} has not provisioned anybody yet.` }
    : {
        state: 'done',
        evidence: [
          { text: counted(provisioned.length, 'person', 'people') },
          ...latest(provisioned).map((person) => personEvidence(person, version)),
        ],
      };
}

/** Those with the highest ids, without sorting everybody. */
function latest<T extends { id: number }>(items: readonly T[]): T[] {
  return items.reduce<T[]>((kept, item) => {
    const oldest = kept[NAMES_SHOWN - 1];
    return oldest === undefined || item.id > oldest.id
      ? [...kept, item].sort((a, b) => b.id - a.id).slice(0, NAMES_SHOWN)
      : kept;
  }, []);
}

const counted = (count: number, one: string, many: string): string =>
  `${count} provisioned ${count === 1 ? one : many}.`;

function personEvidence(person: Person, version: string): Evidence {
  const origin = originOf(person, version);
  const text = `${person.name || person.login} (${person.login}) ${ORIGIN_WORDS[origin]}`;
  return origin === 'created' && person.createdAt !== undefined
    ? { text: text.replace(/\.$/, ''), at: person.createdAt }
    : { text };
}

function firstGroup({ teams, preset, switches: asked }: SetUpFacts): Verdict {
  if (!teams.known) {
    return unread(teams);
  }
  const provisioned = teams.value.filter(({ isProvisioned }) => isProvisioned);
  if (provisioned.length > 0) {
    return {
      state: 'done',
      evidence: [{ text: counted(provisioned.length, 'team', 'teams') }, ...latest(provisioned).map(teamEvidence)],
    };
  }
  return asked.known && asked.value.userSync === true && asked.value.groupSync === false
    ? {
        state: 'skipped',
        why: 'Group sync is off, so groups are not taken over.',
        remedy: 'Switch it on if groups shall become teams.',
      }
    : { state: 'waiting', why: `${preset.name} has not pushed a group yet.` };
}

const teamEvidence = ({ name, externalUid }: Team): Evidence => ({
  text: externalUid ? `“${name}” (externalId ${externalUid})` : `“${name}”`,
});

/** Only for people whom SCIM made does a sign-in show that SAML and SCIM mean the same person. */
function signIn({ people, version }: SetUpFacts): Verdict {
  if (!people.known) {
    return unread(people);
  }
  const provisioned = people.value.filter(({ isProvisioned }) => isProvisioned);
  const made = provisioned.filter((person) => originOf(person, version) === 'created');
  const seen = latest(made.filter(({ lastSeenAt }) => lastSeenAt !== undefined));
  const [person] = seen;
  if (person) {
    return {
      state: 'done',
      evidence: [
        {
          text: `${person.name || person.login} was seen last`,
          ...(person.lastSeenAt ? { at: person.lastSeenAt } : {}),
        },
      ],
    };
  }
  return provisioned.length > made.length
    ? {
        state: 'unknown',
        why: 'The people who were provisioned had an account before. Whether one of them signed in since then, Grafana does not tell.',
      }
    : {
        state: 'waiting',
        why: 'Nobody whom SCIM made has signed in yet. Only then it shows that the claim in SAML equals externalId.',
      };
}
