import type { ApplyRun } from './plan/useApplyRun';

export interface TabProps {
  /** The one apply of this page: it goes on while another tab is open. */
  run: ApplyRun;
  /** `YYYY-MM-DD` (UTC), the same on every tab. */
  today: string;
}
