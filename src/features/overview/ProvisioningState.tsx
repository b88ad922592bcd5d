import { t } from '@grafana/i18n';
import type { ScimSettings } from '../../api/queries/useScimSettings';
import type { ProviderAccount } from '../../domain/tokens/credentials';
import { TimeAgo } from '../../ui/TimeAgo';
import { clipName } from '../../ui/visibleName';

interface ProvisioningStateProps {
  settings: ScimSettings;
  provider: ProviderAccount | undefined;
  /** Of the identity provider, where it is known. */
  name: string | undefined;
}

/** The state of provisioning in one sentence. */
export function ProvisioningState({ settings, provider, name }: ProvisioningStateProps) {
  const lastUsedAt = provider?.token?.lastUsedAt;
  return (
    <>
      {stateWords(settings, { name, isActive: lastUsedAt !== undefined })}
      {lastUsedAt !== undefined && (
        <>
          {' '}
          {t('overview.state.last-call', 'Last call:')} <TimeAgo iso={lastUsedAt} />.
        </>
      )}
    </>
  );
}

const NAME_LETTERS = 60;

interface Caller {
  name: string | undefined;
  isActive: boolean;
}

function stateWords({ userSync, groupSync }: ScimSettings, { name, isActive }: Caller): string {
  const what = pushed(userSync.value, groupSync.value);
  if (what === undefined) {
    return userSync.value === false && groupSync.value === false
      ? t('overview.state.off', 'Provisioning is off: neither people nor groups are taken from an identity provider.')
      : t('overview.state.unknown', 'Whether provisioning is on is not known: the switches could not be read.');
  }
  const who = name && clipName(name, NAME_LETTERS).text;
  const words = { who, what, interpolation: { escapeValue: false } };
  if (!who) {
    return t('overview.state.nobody', 'Grafana takes {{what}} from an identity provider, but none is set up.', words);
  }
  return isActive
    ? t('overview.state.active', '{{who}} pushes {{what}}.', words)
    : t('overview.state.silent', '{{who}} may push {{what}}, but no call of it is known.', words);
}

function pushed(people: boolean | 'unknown', groups: boolean | 'unknown'): string | undefined {
  if (people === true && groups === true) {
    return t('overview.state.both', 'people and groups');
  }
  if (people === true) {
    return t('overview.state.people', 'people');
  }
  return groups === true ? t('overview.state.groups', 'groups') : undefined;
}
