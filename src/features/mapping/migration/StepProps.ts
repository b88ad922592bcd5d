import type { Names } from '../names';
import type { Migrating } from './migrationWords';

/** What each step is drawn from. */
export interface StepProps {
  view: Migrating;
  names: Names;
  onPlan: (plan: 'carry' | 'retire') => void;
}
