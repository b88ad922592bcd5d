import { useState } from 'react';
import { t } from '@grafana/i18n';
import { useProgress } from '../../../api/queries/useProgress';
import { QueryView } from '../../../ui/QueryView';
import { FaultList } from '../FaultList';
import { NoGroups } from '../NoGroups';
import type { TabProps } from '../TabProps';
import { PictureView } from './PictureView';
import { useFlowGrants } from './useFlowGrants';
import { usePictureView } from './usePictureView';

/** Which group leads through which team to which access, drawn and as a table. */
export function PictureTab({ today }: Pick<TabProps, 'today'>) {
  const [isEverythingWanted, setEverythingWanted] = useState(false);
  const view = usePictureView();
  const query = useFlowGrants({ today, target: view.filter.target, isEverythingWanted });
  const progress = usePictureProgress();
  return (
    <QueryView
      query={query}
      loadingText={t('mapping.picture.loading', 'Reading groups, teams, people and their access')}
      progress={progress}
      isEmpty={({ organisation, grants }) => organisation.groups.length === 0 && grants.length === 0}
      empty={<NoGroups />}
      partial={({ gaps }) => (gaps.length > 0 ? <FaultList faults={gaps} /> : undefined)}
    >
      {(data) => <PictureView data={data} view={view} onReadAll={() => setEverythingWanted(true)} />}
    </QueryView>
  );
}

/** Of whatever is being read now. */
function usePictureProgress() {
  const grants = useProgress('grants');
  const memberships = useProgress('memberships');
  const people = useProgress('people');
  return people ?? memberships ?? grants;
}
