import type { Store } from '../store/createStore';
import { removeScope } from '../store/grants';
import type { DashboardRow } from '../store/rows';

/** Deletes a dashboard with its history and the rights on it. */
export function removeDashboard(store: Store, { id, uid }: DashboardRow): void {
  store.dashboardVersions.of('dashboard', uid).forEach((version) => store.dashboardVersions.delete(version.id));
  removeScope({ store }, `dashboards:uid:${uid}`);
  store.dashboards.delete(id);
}
