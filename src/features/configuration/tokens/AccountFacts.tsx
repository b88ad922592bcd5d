import { t } from '@grafana/i18n';
import { Badge, Text, TextLink } from '@grafana/ui';
import type { ServiceAccount } from '../../../domain/tokens/serviceAccount';
import type { TokenFinding } from '../../../domain/tokens/TokenFinding';
import { DisplayName } from '../../../ui/DisplayName';
import { Facts } from '../../../ui/Facts';
import { NameList } from '../../../ui/NameList';

interface AccountFactsProps {
  account: ServiceAccount;
  /** RBAC roles by name; undefined while unknown or where there are none (OSS). */
  roles?: readonly string[];
  hasPermissions: boolean;
  findings: readonly TokenFinding[];
}

/** Who an account is and what it may do. */
export function AccountFacts({ account, roles, hasPermissions, findings }: AccountFactsProps) {
  const { id, login, name, role, isDisabled } = account;
  return (
    <Facts
      label={t('configuration.tokens.account.label', 'Account {{name}}', {
        name,
        interpolation: { escapeValue: false },
      })}
      facts={[
        {
          term: t('configuration.account.label', 'Service account'),
          value: (
            <>
              <DisplayName name={name} /> <TextLink href={`/org/serviceaccounts/${id}`}>{login}</TextLink>{' '}
              {isDisabled && <Badge color="red" text={t('configuration.tokens.account.disabled', 'Disabled')} />}
            </>
          ),
        },
        {
          term: t('configuration.account.role', 'Basic role'),
          value: role,
        },
        ...(roles
          ? [{ term: t('configuration.tokens.account.roles', 'Roles'), value: <NameList names={roles} /> }]
          : []),
        {
          term: t('configuration.tokens.account.permissions', 'Permissions'),
          value: <PermissionSummary findings={findings} isKnown={hasPermissions} />,
        },
      ]}
    />
  );
}

function PermissionSummary({ findings, isKnown }: { findings: readonly TokenFinding[]; isKnown: boolean }) {
  const isOver = findings.some(({ kind }) => kind === 'over-privileged');
  const isUnder = findings.some(({ kind }) => kind === 'under-privileged');
  if (!isKnown) {
    return (
      <Text color="secondary">{t('configuration.tokens.permissions.unknown', 'Unknown: they could not be read')}</Text>
    );
  }
  if (isUnder) {
    return isOver
      ? t('configuration.tokens.permissions.both', 'Some are missing, and some are not needed')
      : t('configuration.tokens.permissions.under', 'Some are missing');
  }
  return isOver
    ? t('configuration.tokens.permissions.over', 'All that it needs, and more')
    : t('configuration.tokens.permissions.exact', 'Exactly what it needs');
}
