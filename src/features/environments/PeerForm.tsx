import { type FormEvent, useId } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Alert, Button, Field, Input, Stack } from '@grafana/ui';
import { type Peer, useSavePeer } from '../../api/queries/usePeer';
import { useStack } from '../../api/queries/useStack';
import { busyIcon } from '../../ui/busyIcon';
import { PeerFault } from './PeerFault';
import { usePeerForm } from './usePeerForm';

interface PeerFormProps {
  peer?: Exclude<Peer, { status: 'none' }>;
  onSaved?: () => void;
  onCancel?: () => void;
}

const EXAMPLE = 'https://grafana.staging.example.com';

/** Where the other Grafana is, and the token to read it with. */
export function PeerForm({ peer, onSaved, onCancel }: PeerFormProps) {
  const id = useId();
  const { can } = useStack();
  const form = usePeerForm(peer);
  const save = useSavePeer();
  const { typed, problems, change } = form;
  const isBusy = save.isPending;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    form.showProblems();
    if (form.input && !isBusy) {
      save.mutate(form.input, { onSuccess: onSaved });
    }
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack direction="column" gap={2} maxWidth={75}>
        <Field
          noMargin
          label={t('environments.form.address', 'Address of the other Grafana')}
          description={t(
            'environments.form.address-hint',
            'As the server of this Grafana can reach it, sub-path included.'
          )}
          htmlFor={`${id}-url`}
          invalid={problems.url !== undefined}
          error={problems.url}
        >
          <Input
            id={`${id}-url`}
            value={typed.url}
            disabled={isBusy}
            placeholder={EXAMPLE}
            onChange={(event) => change({ url: event.currentTarget.value })}
          />
        </Field>
        {form.isUnencrypted && (
          <Alert
            severity="warning"
            bottomSpacing={0}
            title={t('environments.form.http', 'This address is not encrypted')}
          >
            {t('environments.form.http-why', 'The token can be read on its way. http is taken for this machine only.')}
          </Alert>
        )}
        <Field
          noMargin
          label={t('environments.form.name', 'What to call it')}
          description={t('environments.form.name-hint', 'For example: staging. Left empty, its address stands for it.')}
          htmlFor={`${id}-name`}
        >
          <Input
            id={`${id}-name`}
            value={typed.name}
            maxLength={80}
            disabled={isBusy}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
        </Field>
        <Field
          noMargin
          label={t('environments.form.token', 'Token of a service account there')}
          description={
            form.canKeepToken
              ? t('environments.form.token-kept', 'Left empty, the stored token stays.')
              : t(
                  'environments.form.token-hint',
                  'It begins with glsa_. Grafana keeps it encrypted and shows it to nobody.'
                )
          }
          htmlFor={`${id}-token`}
          invalid={problems.token !== undefined}
          error={problems.token}
        >
          <Input
            id={`${id}-token`}
            type="password"
            autoComplete="off"
            value={typed.token}
            disabled={isBusy}
            onChange={(event) => change({ token: event.currentTarget.value })}
          />
        </Field>
        {save.error && <PeerFault fault={save.error} peer={form.shownName} />}
        <Stack direction="row" gap={1}>
          <Button type="submit" icon={busyIcon(isBusy, 'link')} disabled={!can.write || isBusy}>
            {isBusy ? (
              <Trans i18nKey="environments.form.saving">Storing and proving it</Trans>
            ) : (
              <Trans i18nKey="environments.form.save">Store and compare</Trans>
            )}
          </Button>
          {onCancel && (
            <Button type="button" variant="secondary" fill="outline" disabled={isBusy} onClick={onCancel}>
              <Trans i18nKey="environments.form.cancel">Cancel</Trans>
            </Button>
          )}
        </Stack>
      </Stack>
    </form>
  );
}
