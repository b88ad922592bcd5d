import { t } from '@grafana/i18n';
import type { Fault } from '../../domain/fault/Fault';
import { MissingPermissions } from '../../ui/FaultAlert';
import { faultWords } from '../../ui/faultWords';

const SHOWN = 5;

/** What could not be read, the same thing said once. */
export function FaultList({ faults }: { faults: readonly Fault[] }) {
  const distinct = [...new Map(faults.map((fault) => [`${fault.operation} ${fault.kind}`, fault])).values()];
  const more = distinct.length - SHOWN;
  return (
    <ul>
      {distinct.slice(0, SHOWN).map((fault) => (
        <li key={`${fault.operation} ${fault.kind}`}>
          <code>{fault.operation}</code>: {faultWords(fault.kind).title}. <MissingPermissions fault={fault} />{' '}
          <bdi>{fault.detail.slice(0, 200)}</bdi>
        </li>
      ))}
      {more > 0 && <li>{t('mapping.faults.more', 'and {{count}} more', { count: more })}</li>}
    </ul>
  );
}
