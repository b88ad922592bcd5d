import { useState } from 'react';
import { t } from '@grafana/i18n';
import { Button, Stack } from '@grafana/ui';
import type { SideNames } from '../../domain/environments/comparisonExports';
import type { Environment } from '../../domain/environments/environment';
import { Section } from '../../ui/Section';
import { clipName } from '../../ui/visibleName';
import { LikenessDialog } from './LikenessDialog';
import type { ComparisonState } from './useComparison';

interface LikenessPartProps {
  sides: { here: Environment; there: Environment };
  names: SideNames;
  state: ComparisonState;
}

/** Documents that make one side like the other: to be reviewed, never written there. */
export function LikenessPart({ sides, names, state }: LikenessPartProps) {
  const [target, setTarget] = useState<'here' | 'there'>();
  const clipped = { here: clipName(names.here, 40).text, there: clipName(names.there, 40).text };
  const words = { ...clipped, interpolation: { escapeValue: false } };
  return (
    <Section
      title={t('environments.like.title', 'Make one like the other')}
      subtitle={t(
        'environments.like.subtitle',
        'A mapping document in the names of the side that is to use it. You review it, save it there, and its plan shows what would change.'
      )}
    >
      <Stack direction="row" gap={1} wrap="wrap">
        <Button variant="secondary" onClick={() => setTarget('here')}>
          {t('environments.like.here', 'Make {{here}} like {{there}}', words)}
        </Button>
        <Button variant="secondary" onClick={() => setTarget('there')}>
          {t('environments.like.there', 'Make {{there}} like {{here}}', words)}
        </Button>
      </Stack>
      {target && (
        <LikenessDialog
          target={target}
          sides={sides}
          names={names}
          state={state}
          onDismiss={() => setTarget(undefined)}
        />
      )}
    </Section>
  );
}
