import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Text, useStyles2 } from '@grafana/ui';
import { useMakeProviderToken } from '../../../api/queries/useMakeProviderToken';
import { useStack } from '../../../api/queries/useStack';
import type { Preset } from '../../../domain/presets/preset';
import { rotationOf } from '../../../domain/tokens/rotation';
import type { ServiceAccount } from '../../../domain/tokens/serviceAccount';
import { providerTokenName } from '../../../domain/tokens/tokenNames';
import { busyIcon } from '../../../ui/busyIcon';
import { FaultAlert } from '../../../ui/FaultAlert';
import { KeyToPaste } from './KeyToPaste';
import { RotationSteps } from './RotationSteps';
import { rotationWords } from './rotationWords';
import { useRevokeDialog } from './useRevokeDialog';

interface RotationPanelProps {
  account: ServiceAccount;
  preset: Preset | undefined;
  nowMs: number;
}

/**
 * Replaces the token of the identity provider without a gap. Where it stands is read from Grafana, so that it goes on
 * after the page was left; only the key of a new token is gone then.
 */
export function RotationPanel({ account, preset, nowMs }: RotationPanelProps) {
  const styles = useStyles2(getStyles);
  const { can } = useStack();
  const { mutate, data: made, isPending, error, reset } = useMakeProviderToken();
  const { ask, dialog } = useRevokeDialog();
  const rotation = rotationOf(account.tokens ?? [], nowMs);
  const newest = 'newest' in rotation ? rotation.newest : undefined;
  const isKeyNeeded = made !== undefined && newest?.id === made.id && newest.lastUsedAt === undefined;
  const { text, button } = rotationWords(rotation, nowMs);
  return (
    <section className={styles.panel} aria-label={t('configuration.tokens.rotation.title', 'Rotation')}>
      <Text element="h3" variant="h5">
        {t('configuration.tokens.rotation.title', 'Rotation')}
      </Text>
      <div aria-live="polite">
        <p className={styles.text}>{text}</p>
      </div>
      {isKeyNeeded && <KeyToPaste token={made} preset={preset} onDone={reset} />}
      {'old' in rotation && (
        <RotationSteps
          account={account}
          rotation={rotation}
          preset={preset}
          isKeyShown={isKeyNeeded}
          nowMs={nowMs}
          onRevoke={ask}
        />
      )}
      {button && (
        <Button
          variant={rotation.state === 'none' ? 'primary' : 'secondary'}
          icon={busyIcon(isPending, 'sync')}
          disabled={isPending || !can.write || isKeyNeeded}
          onClick={() => mutate({ accountId: account.id, name: providerTokenName(account.name, Date.now()) })}
        >
          {button}
        </Button>
      )}
      {error && <FaultAlert fault={error} />}
      {dialog}
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  panel: css({
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: theme.spacing(1.5),
    paddingTop: theme.spacing(1),
    '> *': { maxWidth: '100%' },
  }),
  text: css({ margin: 0, maxWidth: theme.spacing(100) }),
});
