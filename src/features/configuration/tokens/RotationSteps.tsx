import type { ReactNode } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, Spinner, Text, useStyles2 } from '@grafana/ui';
import type { Preset } from '../../../domain/presets/preset';
import type { OldToken, Rotation } from '../../../domain/tokens/rotation';
import type { ServiceAccount } from '../../../domain/tokens/serviceAccount';
import { DisplayName } from '../../../ui/DisplayName';
import { TimeAgo } from '../../../ui/TimeAgo';
import { oldUseWords } from './oldUseWords';
import { PastePlaces } from './PastePlaces';
import { RevokeButton } from './RevokeButton';
import type { RevokeRequest } from './RevokeDialog';

interface RotationStepsProps {
  account: ServiceAccount;
  rotation: Extract<Rotation, { old: unknown }>;
  preset: Preset | undefined;
  /** The places to paste the key stand beside it then. */
  isKeyShown: boolean;
  nowMs: number;
  onRevoke: (request: RevokeRequest) => void;
}

/** The overlap of two tokens, step by step, as Grafana shows it. */
export function RotationSteps({ account, rotation, preset, isKeyShown, nowMs, onRevoke }: RotationStepsProps) {
  const styles = useStyles2(getStyles);
  const { newest, old } = rotation;
  const isUsed = rotation.state === 'ready-to-revoke';
  return (
    <ol className={styles.steps} aria-label={t('configuration.tokens.step.label', 'Steps of the rotation')}>
      <Step state="done" title={t('configuration.tokens.step.make', 'Make a new token')}>
        <DisplayName name={newest.name} /> <TimeAgo iso={newest.createdAt} />
      </Step>
      <Step
        state={isUsed ? 'done' : 'waiting'}
        title={t('configuration.tokens.step.paste', 'Paste it at the identity provider, and wait until it is used')}
      >
        {newest.lastUsedAt ? (
          <>
            {t('configuration.tokens.step.used', 'Last used')} <TimeAgo iso={newest.lastUsedAt} />
          </>
        ) : (
          <>
            {t(
              'configuration.tokens.step.watching',
              'Grafana is asked every few seconds and writes the first use down at once, later ones every five minutes. To see it sooner, press the test button of the identity provider.'
            )}
            {!isKeyShown && (
              <>
                <PastePlaces preset={preset} />
                {t(
                  'configuration.tokens.step.lost',
                  'The key was shown when the token was made, and cannot be shown again. If it was not pasted, revoke the new token and rotate again.'
                )}{' '}
                <RevokeButton use="provider" account={account} token={newest} nowMs={nowMs} onAsk={onRevoke} />
              </>
            )}
          </>
        )}
      </Step>
      <Step
        state={isUsed ? 'next' : 'later'}
        title={t('configuration.tokens.step.revoke', 'Revoke the {{count}} old tokens', {
          count: old.length,
          defaultValue_one: 'Revoke the old token',
        })}
      >
        {isUsed && (
          <ul className={styles.steps}>
            {old.map((each) => (
              <OldTokenItem key={each.token.id} old={each} account={account} nowMs={nowMs} onRevoke={onRevoke} />
            ))}
          </ul>
        )}
      </Step>
    </ol>
  );
}

interface StepProps {
  /** `waiting` is for Grafana, `next` for the person. */
  state: 'done' | 'waiting' | 'next' | 'later';
  title: string;
  children: ReactNode;
}

function Step({ state, title, children }: StepProps) {
  const styles = useStyles2(getStyles);
  return (
    <li className={styles.step} aria-current={state === 'waiting' || state === 'next' ? 'step' : undefined}>
      <StepIcon state={state} />
      <div className={styles.words}>
        <Text color={state === 'later' ? 'secondary' : 'primary'}>{title}</Text>
        <div className={styles.detail}>{children}</div>
      </div>
    </li>
  );
}

function StepIcon({ state }: Pick<StepProps, 'state'>) {
  const styles = useStyles2(getStyles);
  switch (state) {
    case 'done':
      return <Icon name="check-circle" className={styles.done} title={t('configuration.tokens.step.done', 'Done')} />;
    case 'waiting':
      return <Spinner inline aria-label={t('configuration.tokens.step.waiting', 'Waiting')} />;
    case 'next':
      return <Icon name="arrow-right" className={styles.next} title={t('configuration.tokens.step.next', 'Next')} />;
    case 'later':
      return <Icon name="circle" className={styles.later} title={t('configuration.tokens.step.later', 'Later')} />;
  }
}

type OldTokenItemProps = Pick<RotationStepsProps, 'account' | 'nowMs' | 'onRevoke'> & { old: OldToken };

function OldTokenItem({ old: { token, use }, account, nowMs, onRevoke }: OldTokenItemProps) {
  const styles = useStyles2(getStyles);
  return (
    <li className={styles.old}>
      <div className={styles.words}>
        <DisplayName name={token.name} />{' '}
        {token.lastUsedAt ? (
          <>
            {t('configuration.tokens.step.old-used', 'last used')} <TimeAgo iso={token.lastUsedAt} />
          </>
        ) : (
          t('configuration.tokens.step.old-unused', 'never used')
        )}
        <div className={use === 'still' ? styles.warning : styles.detail}>{oldUseWords(use)}</div>
      </div>
      <RevokeButton use="provider" account={account} token={token} nowMs={nowMs} onAsk={onRevoke} />
    </li>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  steps: css({
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
  }),
  step: css({
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gap: theme.spacing(1),
    alignItems: 'start',
  }),
  words: css({ minWidth: 0, overflowWrap: 'anywhere' }),
  detail: css({ color: theme.colors.text.secondary, maxWidth: theme.spacing(100) }),
  warning: css({ color: theme.colors.warning.text }),
  old: css({ display: 'flex', gap: theme.spacing(2), justifyContent: 'space-between', alignItems: 'flex-start' }),
  done: css({ color: theme.colors.success.text }),
  next: css({ color: theme.colors.primary.text }),
  later: css({ color: theme.colors.text.disabled }),
});
