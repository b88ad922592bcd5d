import { useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Button, Text, useStyles2 } from '@grafana/ui';
import type { Connection } from '../../../api/queries/useConnection';
import { useLookAgain } from '../../../api/queries/useSetUpFacts';
import type { Preset } from '../../../domain/presets/preset';
import type { SetUpStep, SetUpStepId } from '../../../domain/setup/setUpStep';
import { Section } from '../../../ui/Section';
import { useUrlQuery } from '../../../ui/useUrlQuery';
import { AsCodeSection } from './AsCodeSection';
import { STEP_BODIES } from './stepBodies';
import { StepItem } from './StepItem';
import { useProviderToken } from './useProviderToken';
import { useSetUp } from './useSetUp';

interface GuideProps {
  preset: Preset;
  connection: Connection;
}

/** The steps of one provider, each with its state as Grafana shows it; the one that is due stands open. */
export function Guide({ preset, connection }: GuideProps) {
  const styles = useStyles2(getStyles);
  const setUp = useSetUp(preset, connection);
  const token = useProviderToken();
  const asked = useUrlQuery().get('step');
  const [toggled, setToggled] = useState<Readonly<Partial<Record<SetUpStepId, boolean>>>>({});
  const lookAgain = useLookAgain();
  const { steps, current, news } = setUp;
  const opensByItself = ({ id, state }: SetUpStep) =>
    id === asked || id === current?.id || state === 'failed' || (id === 'token' && token.fresh !== undefined);
  const done = steps.filter(({ state }) => state === 'done').length;
  return (
    <>
      <Section
        title={t('configuration.setup.title', 'Set up provisioning from {{provider}}', { provider: preset.name })}
        subtitle={t('configuration.setup.progress', '{{done}} of {{count}} steps are done, as Grafana shows it now.', {
          done,
          count: steps.length,
        })}
        actions={
          <Button variant="secondary" size="sm" icon="sync" onClick={() => void lookAgain()}>
            <Trans i18nKey="configuration.setup.look-again">Look again</Trans>
          </Button>
        }
      >
        <ol className={styles.steps}>
          {steps.map((step, index) => {
            const Body = STEP_BODIES[step.id];
            const isOpen = toggled[step.id] ?? opensByItself(step);
            return (
              <StepItem
                key={step.id}
                step={step}
                number={index + 1}
                isCurrent={step.id === current?.id}
                isOpen={isOpen}
                onToggle={() => setToggled((before) => ({ ...before, [step.id]: !isOpen }))}
              >
                <Body step={step} setUp={setUp} connection={connection} token={token} />
              </StepItem>
            );
          })}
        </ol>
        {!current && !steps.some(({ isReading }) => isReading) && (
          <Text element="p">
            <Trans i18nKey="configuration.setup.finished">
              Provisioning works. Next, say on the Mapping page which group gets which access.
            </Trans>
          </Text>
        )}
        <div role="status" className={styles.unseen}>
          {news}
        </div>
      </Section>
      <AsCodeSection setUp={setUp} connection={connection} />
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  unseen: css({ position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' }),
  steps: css({
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
  }),
});
