import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Alert, Text, useStyles2 } from '@grafana/ui';
import { usePeople } from '../../../api/queries/usePeople';
import { useProgress } from '../../../api/queries/useProgress';
import { type ScimSettings, type ScimSwitches, useSaveScimSettings } from '../../../api/queries/useScimSettings';
import { type ChangeEffect, describeChange } from '../../../domain/connection/scimSettings';
import { ConfirmChange } from '../../../ui/ConfirmChange';
import { DisplayName } from '../../../ui/DisplayName';
import { Loading } from '../../../ui/Loading';

interface ConfirmSwitchesProps {
  before: ScimSwitches;
  after: ScimSwitches;
  settings: ScimSettings;
  onSaved: () => void;
  onDismiss: () => void;
}

const NAMES_SHOWN = 20;

/** Says what saving would do, by name where it is about people, and saves. */
export function ConfirmSwitches({ before, after, settings, onSaved, onDismiss }: ConfirmSwitchesProps) {
  const people = usePeople();
  const progress = useProgress('people');
  const { mutate, isPending, error } = useSaveScimSettings();
  const isReading = people.data === undefined && people.error === null;
  const effects = people.data && describeChange(before, after, people.data);
  const isGrave = effects ? effects.some(({ severity }) => severity === 'danger') : after.rejectNonProvisioned;
  return (
    <ConfirmChange
      title={t('configuration.confirm.title', 'Save the SCIM settings')}
      confirmText={t('configuration.confirm.button', 'Save')}
      isDestructive={isGrave}
      typedWords={isGrave ? t('configuration.confirm.words', 'lock out') : undefined}
      isBusy={isPending || isReading}
      fault={error}
      onConfirm={() => mutate({ switches: after, basedOn: settings.resourceVersion }, { onSuccess: onSaved })}
      onDismiss={onDismiss}
    >
      {isReading && (
        <Loading text={t('configuration.confirm.loading', 'Finding out whom this concerns')} progress={progress} />
      )}
      {people.error && (
        <Alert severity="warning" title={t('configuration.confirm.unknown', 'Whom this concerns is not known')}>
          <Trans i18nKey="configuration.confirm.unknown-why">
            People could not be read, so nobody can be named here.
          </Trans>
        </Alert>
      )}
      {effects?.map((effect) => (
        <Effect key={effect.text} effect={effect} />
      ))}
      {settings.userSync.source === 'ini' && (
        <Text color="secondary" element="p">
          <Trans i18nKey="configuration.confirm.ini">
            All three values are saved in Grafana; the configuration file no longer counts for them.
          </Trans>
        </Text>
      )}
    </ConfirmChange>
  );
}

const SEVERITY = { info: 'info', warning: 'warning', danger: 'error' } as const;

function Effect({ effect: { severity, text, people = [] } }: { effect: ChangeEffect }) {
  const styles = useStyles2(getStyles);
  return (
    <Alert severity={SEVERITY[severity]} title={text} bottomSpacing={0}>
      {people.length > 0 && (
        <ul className={styles.names}>
          {people.slice(0, NAMES_SHOWN).map(({ uid, name, login }) => (
            <li key={uid}>
              <DisplayName name={name || login} /> {name && name !== login && <Text color="secondary">{login}</Text>}
            </li>
          ))}
          {people.length > NAMES_SHOWN && (
            <li>{t('configuration.confirm.more', 'and {{count}} more', { count: people.length - NAMES_SHOWN })}</li>
          )}
        </ul>
      )}
    </Alert>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  names: css({ maxHeight: theme.spacing(30), overflow: 'auto', margin: 0, paddingLeft: theme.spacing(2) }),
});
