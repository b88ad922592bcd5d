import { type FormEvent, useId, useState } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Button, Field, Input, Stack, useStyles2 } from '@grafana/ui';
import { type OktaConnection, useSaveOkta } from '../../../api/queries/useOkta';
import { useStack } from '../../../api/queries/useStack';
import { readOktaUrl } from '../../../domain/connection/oktaUrl';
import { BulletList } from '../../../ui/BulletList';
import { FaultAlert } from '../../../ui/FaultAlert';
import type { ProviderList } from './providerList';

interface OktaFormProps {
  known: OktaConnection;
  onList: (list: ProviderList | undefined) => void;
  /** Absent: there is nothing to go back to. */
  onDismiss?: () => void;
}

const EXAMPLE = 'https://example.okta.com';

/** Asks for address and token of an Okta organisation, and says what becomes of them. */
export function OktaForm({ known, onList, onDismiss }: OktaFormProps) {
  const id = useId();
  const styles = useStyles2(getStyles);
  const { can } = useStack();
  const save = useSaveOkta();
  const [url, setUrl] = useState(known.url ?? '');
  const [token, setToken] = useState('');
  const read = readOktaUrl(url);
  const problem = url !== '' && !read.ok ? read.problem : undefined;
  const isBlocked = !can.write || !read.ok || token.trim() === '' || save.isPending;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isBlocked) {
      onList(undefined);
      save.mutate({ url, token }, { onSuccess: onDismiss });
    }
  };
  return (
    <form onSubmit={submit}>
      <Stack direction="column" gap={2} alignItems="flex-start">
        <Field
          noMargin
          className={styles.field}
          label={t('mapping.okta.address', 'Address of your Okta organisation')}
          description={t('mapping.okta.address-hint', 'Everybody who is signed in to Grafana can read it.')}
          htmlFor={`${id}-url`}
          invalid={problem !== undefined}
          error={problem}
        >
          <Input
            id={`${id}-url`}
            placeholder={EXAMPLE}
            autoComplete="off"
            value={url}
            onChange={({ currentTarget }) => setUrl(currentTarget.value)}
          />
        </Field>
        <Field
          noMargin
          className={styles.field}
          label={t('mapping.okta.token', 'API token')}
          description={t('mapping.okta.token-hint', 'Made in Okta under Security, API, Tokens.')}
          htmlFor={`${id}-token`}
        >
          <Input
            id={`${id}-token`}
            type="password"
            autoComplete="off"
            value={token}
            onChange={({ currentTarget }) => setToken(currentTarget.value)}
          />
        </Field>
        <TokenNeeds />
        {save.error && (
          <FaultAlert
            fault={save.error}
            title={t('mapping.okta.not-kept', 'Nothing is kept: Okta’s groups could not be read with this')}
          />
        )}
        <Stack direction="row" gap={1}>
          <Button
            type="submit"
            icon={save.isPending ? 'spinner' : undefined}
            disabled={isBlocked}
            tooltip={
              can.write ? undefined : t('mapping.okta.may-not', 'Keeping a token needs idops-scim-app.scim:write')
            }
          >
            <Trans i18nKey="mapping.okta.keep">Try and keep</Trans>
          </Button>
          {onDismiss && (
            <Button variant="secondary" fill="outline" type="button" disabled={save.isPending} onClick={onDismiss}>
              <Trans i18nKey="ui.confirm.cancel">Cancel</Trans>
            </Button>
          )}
        </Stack>
      </Stack>
    </form>
  );
}

function TokenNeeds() {
  return (
    <BulletList label={t('mapping.okta.needs', 'About the token')}>
      <li>
        <Trans i18nKey="mapping.okta.needs-role">
          A token can do what its maker can. Make it as an account of its own with the role Read-only administrator, or
          a custom role with the permission to view groups (okta.groups.read).
        </Trans>
      </li>
      <li>
        <Trans i18nKey="mapping.okta.needs-place">
          Grafana keeps it encrypted among the secrets of this plugin. No browser sees it again, and only this address
          gets it, with nothing about who asks.
        </Trans>
      </li>
      <li>
        <Trans i18nKey="mapping.okta.needs-use">
          It only reads the list of groups, and only when you ask for it. Okta lets a token lapse that is not used for
          30 days.
        </Trans>
      </li>
    </BulletList>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  field: css({ width: '100%', maxWidth: theme.spacing(50) }),
});
