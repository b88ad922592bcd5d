import { t } from '@grafana/i18n';
import { Alert } from '@grafana/ui';
import type { Gap } from '../../domain/environments/compared';
import type { SideNames } from '../../domain/environments/comparisonExports';
import { BulletList } from '../../ui/BulletList';
import { DisplayName } from '../../ui/DisplayName';
import { MissingPermissions } from '../../ui/FaultAlert';
import { faultWords } from '../../ui/faultWords';
import { peerFaultWords } from './peerFaultWords';
import { partWords } from './comparisonWords';

/** What could not be read of either side, and so is unknown. */
export function GapList({ gaps, names }: { gaps: readonly Gap[]; names: SideNames }) {
  return (
    <Alert
      severity="warning"
      bottomSpacing={0}
      title={t('environments.gaps.title', 'Not everything could be read, and that part is unknown')}
    >
      <BulletList>
        {gaps.map((gap, at) => (
          <li key={at}>
            <DisplayName name={names[gap.side]} length={40} />, {partWords(gap.part)}: {titleOf(gap, names)}.{' '}
            <MissingPermissions fault={gap.fault} /> <bdi>{gap.fault.detail.slice(0, 200)}</bdi>
            {gap.count !== undefined &&
              gap.count > 1 &&
              ` ${t('environments.gaps.times', '({{count}} times)', { count: gap.count })}`}
          </li>
        ))}
      </BulletList>
    </Alert>
  );
}

const titleOf = ({ side, fault }: Gap, names: SideNames): string =>
  side === 'there' ? peerFaultWords(fault, names.there).title : faultWords(fault).title;
