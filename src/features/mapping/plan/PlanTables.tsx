import { type ReactNode, useMemo } from 'react';
import { css } from '@emotion/css';
import { t } from '@grafana/i18n';
import { RadioButtonGroup, useStyles2 } from '@grafana/ui';
import type { ImpactInput } from '../../../domain/mapping/impact';
import { useUrlQuery } from '../../../ui/useUrlQuery';
import type { Names } from '../names';
import { changesByGroup, GroupChangesTable } from './GroupChangesTable';
import { PeopleChanges } from './people/PeopleChanges';
import type { Review } from './review';
import { StepTable } from './StepTable';

interface PlanTablesProps {
  review: Review;
  names: Names;
  /** What the plan was made on. */
  basis: ImpactInput;
  /** Draws the grants that the plan leaves alone; absent for a plan of chosen steps, which knows of none. */
  unmanaged?: ReactNode;
}

const CHANGES = ['changes', 'groups', 'people'] as const;
const ALL = [...CHANGES, 'kept', 'unmanaged'] as const;

/** The steps of a plan, and whom they concern, looked at in different ways. */
export function PlanTables({ review: { plan, impact, unfelt }, names, basis, unmanaged }: PlanTablesProps) {
  const styles = useStyles2(getStyles);
  const { get, set } = useUrlQuery();
  const views: ReadonlyArray<(typeof ALL)[number]> = unmanaged === undefined ? CHANGES : ALL;
  const view = views.find((known) => known === get('view')) ?? 'changes';
  const changes = useMemo(() => plan.steps.filter(({ kind }) => kind !== 'keep'), [plan]);
  const kept = useMemo(() => plan.steps.filter(({ kind }) => kind === 'keep'), [plan]);
  const groups = useMemo(() => changesByGroup(changes), [changes]);
  const labels = {
    changes: t('mapping.plan.view-changes', 'By step ({{count, number}})', { count: changes.length }),
    groups: t('mapping.plan.view-groups', 'By group ({{count, number}})', { count: groups.length }),
    people: t('mapping.plan.view-people', 'By person ({{count, number}})', { count: impact.people.length }),
    kept: t('mapping.plan.view-kept', 'Stays as it is ({{count, number}})', { count: kept.length }),
    unmanaged: t('mapping.plan.view-unmanaged', 'Not managed ({{count, number}})', { count: plan.unmanaged.length }),
  };
  const label = t('mapping.plan.view', 'Show');
  return (
    <>
      <div className={styles.views}>
        <RadioButtonGroup
          aria-label={label}
          value={view}
          onChange={(next) =>
            set({ view: next === 'changes' ? undefined : next, impact: undefined, person: undefined })
          }
          options={views.map((value) => ({ value, label: labels[value] }))}
        />
      </div>
      {view === 'changes' && changes.length > 0 && <StepTable steps={changes} names={names} unfelt={unfelt} />}
      {view === 'groups' && <GroupChangesTable groups={groups} names={names} />}
      {view === 'people' && <PeopleChanges plan={plan} changed={impact.people} basis={basis} names={names} />}
      {view === 'kept' && <StepTable steps={kept} names={names} />}
      {view === 'unmanaged' && unmanaged}
    </>
  );
}

/** On a narrow page the choice of views scrolls by itself. */
const getStyles = () => ({ views: css({ overflowX: 'auto' }) });
