import { lazy, Suspense } from 'react';
import { t } from '@grafana/i18n';
import { RadioButtonGroup } from '@grafana/ui';
import { Loading } from '../../../ui/Loading';
import { useUrlQuery } from '../../../ui/useUrlQuery';
import { RuleWorkbench } from './RuleWorkbench';

const RuleForm = lazy(async () => ({ default: (await import('./form/RuleForm')).RuleForm }));

const VIEWS = ['yaml', 'form'] as const;
type View = (typeof VIEWS)[number];

function useView(): View {
  const { get } = useUrlQuery();
  return VIEWS.find((view) => view === get('view')) ?? 'yaml';
}

/** How the rules are edited; both ways edit the same text. */
export function ViewChoice() {
  const view = useView();
  const { set } = useUrlQuery();
  return (
    <RadioButtonGroup<View>
      aria-label={t('mapping.view.label', 'Edit as')}
      value={view}
      onChange={(next) => set({ view: next === 'yaml' ? undefined : next })}
      options={[
        { value: 'yaml', label: t('mapping.view.yaml', 'YAML') },
        { value: 'form', label: t('mapping.view.form', 'Form') },
      ]}
    />
  );
}

interface RuleViewProps {
  text: string;
  onChange: (text: string) => void;
  today: string;
}

/** The text in the chosen way. */
export function RuleView(props: RuleViewProps) {
  const view = useView();
  return view === 'yaml' ? (
    <RuleWorkbench {...props} />
  ) : (
    <Suspense fallback={<Loading text={t('mapping.view.loading', 'Opening the form')} />}>
      <RuleForm {...props} />
    </Suspense>
  );
}
