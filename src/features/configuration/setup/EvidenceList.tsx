import type { Evidence } from '../../../domain/setup/setUpStep';
import { BulletList } from '../../../ui/BulletList';
import { DisplayName } from '../../../ui/DisplayName';
import { TimeAgo } from '../../../ui/TimeAgo';

const LETTERS = 240;

/** What Grafana shows, as a list. */
export function EvidenceList({ evidence }: { evidence: readonly Evidence[] }) {
  return evidence.length === 0 ? null : (
    <BulletList>
      {evidence.map(({ text, at }) => (
        <li key={text}>
          <DisplayName name={text} length={LETTERS} /> {at && <TimeAgo iso={at} />}
        </li>
      ))}
    </BulletList>
  );
}
