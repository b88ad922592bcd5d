import type { Fault } from '../../domain/fault/Fault';
import { BulletList } from '../../ui/BulletList';
import { MissingPermissions } from '../../ui/FaultAlert';
import { faultWords } from '../../ui/faultWords';

const SHOWN = 5;

/** What could not be read, the same thing said once. */
export function FaultList({ faults }: { faults: readonly Fault[] }) {
  const distinct = [...new Map(faults.map((fault) => [`${fault.operation} ${fault.kind}`, fault])).values()];
  return (
    <BulletList max={SHOWN}>
      {distinct.map((fault) => (
        <li key={`${fault.operation} ${fault.kind}`}>
          <code>{fault.operation}</code>: {faultWords(fault).title}. <MissingPermissions fault={fault} />{' '}
          <bdi>{fault.detail.slice(0, 200)}</bdi>
        </li>
      ))}
    </BulletList>
  );
}
