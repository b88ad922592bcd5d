import { t } from '@grafana/i18n';
import type { WriteReport } from '../../../domain/selfTest/runSteps';
import { THROWAWAY } from '../../../domain/selfTest/throwaway';

type Remaining = Pick<WriteReport, 'userRemains' | 'groupRemains'>;

const named = (name: string) => ({ name, interpolation: { escapeValue: false } });

/** What is left of the throw-away person. */
export function userWords({ userRemains }: Remaining): string {
  switch (userRemains) {
    case 'nothing':
      return t('configuration.self-test.user-gone', 'The person is gone.');
    case 'disabled':
      return t(
        'configuration.self-test.user-disabled',
        'Left behind: the disabled person {{name}}. This version of Grafana disables instead of deleting.',
        named(THROWAWAY.userName)
      );
    case 'active':
      return t(
        'configuration.self-test.user-active',
        'Left behind: the person {{name}}, who is active.',
        named(THROWAWAY.userName)
      );
    case undefined:
      return t(
        'configuration.self-test.user-unknown',
        'Whether the person {{name}} is left could not be found out.',
        named(THROWAWAY.userName)
      );
  }
}

/** What is left of the throw-away group. */
export function groupWords({ groupRemains }: Remaining): string {
  switch (groupRemains) {
    case 'nothing':
      return t('configuration.self-test.group-gone', 'The group is gone.');
    case 'active':
      return t(
        'configuration.self-test.group-left',
        'Left behind: the group {{name}}, which is a team in Grafana.',
        named(THROWAWAY.groupName)
      );
    case undefined:
      return t(
        'configuration.self-test.group-unknown',
        'Whether the group {{name}} is left could not be found out.',
        named(THROWAWAY.groupName)
      );
  }
}
