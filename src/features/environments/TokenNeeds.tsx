import { t, Trans } from '@grafana/i18n';
import { ClipboardButton, Stack, Text } from '@grafana/ui';
import { PEER_FEATURES } from '../../domain/environments/peerPermissions';
import { BulletList } from '../../ui/BulletList';

const asText = (): string =>
  PEER_FEATURES.flatMap(({ needs }) => needs.map(({ action, scope }) => `${action} ${scope}`)).join('\n');

/** Exactly what the token has to be allowed. */
export function TokenNeeds() {
  return (
    <Stack direction="column" gap={1} alignItems="flex-start">
      <Text element="h3" variant="h5">
        <Trans i18nKey="environments.needs.title">What the token needs</Trans>
      </Text>
      <Text element="p" color="secondary">
        <Trans i18nKey="environments.needs.how">
          In the other Grafana make a service account with the basic role None, give it a custom role with these
          permissions, and make a token for it. What is missing is shown as unknown, nothing else breaks.
        </Trans>
      </Text>
      <BulletList label={t('environments.needs.list', 'Permissions')}>
        {PEER_FEATURES.map(({ id, title, needs }) => (
          <li key={id}>
            {title}:{' '}
            {needs.map(({ action, scope }, index) => (
              <span key={action}>
                {index > 0 && ', '}
                <code>{action}</code> <Trans i18nKey="environments.needs.on">on</Trans> <code>{scope}</code>
              </span>
            ))}
          </li>
        ))}
      </BulletList>
      <ClipboardButton variant="secondary" size="sm" icon="copy" getText={asText}>
        {t('environments.needs.copy', 'Copy the permissions')}
      </ClipboardButton>
      <Text element="p" color="secondary" variant="bodySmall">
        <Trans i18nKey="environments.needs.oss">
          Open-source Grafana has no custom roles: there only the basic role Admin may read all of it, which could also
          change it. SCIM Manager sends nothing but GET requests all the same.
        </Trans>
      </Text>
    </Stack>
  );
}
