import { Alert, Stack } from '@grafana/ui';
import type { ChangeEffect } from '../../../domain/connection/describeChange';
import { BulletList } from '../../../ui/BulletList';
import { DisplayName } from '../../../ui/DisplayName';
import { ConcernedPeople } from './ConcernedPeople';

const SEVERITY = { info: 'info', warning: 'warning', danger: 'error' } as const;

/** What a change would do, the gravest first, by name where it is about somebody. */
export function EffectList({ effects }: { effects: readonly ChangeEffect[] }) {
  return (
    <>
      {effects.map(({ id, severity, text, detail, people = [], names = [] }) => (
        <Alert key={id} severity={SEVERITY[severity]} title={text} bottomSpacing={0}>
          <Stack direction="column" gap={1}>
            {detail && <span>{detail}</span>}
            {people.length > 0 && <ConcernedPeople label={text} people={people} />}
            {names.length > 0 && (
              <BulletList>
                {names.map((name, index) => (
                  <li key={`${index}-${name}`}>
                    <DisplayName name={name} />
                  </li>
                ))}
              </BulletList>
            )}
          </Stack>
        </Alert>
      ))}
    </>
  );
}
