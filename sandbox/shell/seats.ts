import {
  config,
  setAppEvents,
  setBackendSrv,
  setChromeHeaderHeightHook,
  setCurrentUser,
  setEchoSrv,
  setLocationSrv,
  setPluginComponentHook,
  setPluginComponentsHook,
  setPluginFunctionsHook,
  setPluginLinksHook,
  setReturnToPreviousHook,
  locationService,
} from '@grafana/runtime';
import { setPluginPage } from '@grafana/runtime/internal';
import { appEvents } from './appEvents';
import { createBackendSrv, type BackendSeat } from './backendSrv';
import { PluginPageFrame } from './PluginPageFrame';

/** Fills the seats of `@grafana/runtime` that a plugin may ask for. */
export function fillSeats(seat: Pick<BackendSeat, 'send' | 'onSignedOut'>): void {
  const { user } = config.bootData;
  const notify: BackendSeat['notify'] = (event, payload) => appEvents.emit(event, payload);
  setAppEvents(appEvents);
  setBackendSrv(createBackendSrv({ ...seat, notify, user }));
  seatUser(user);
  setLocationSrv(locationService);
  setPluginPage(PluginPageFrame);
  setEchoSrv({ addBackend: () => undefined, addEvent: () => undefined, flush: () => undefined });
  setChromeHeaderHeightHook(() => 0);
  setReturnToPreviousHook(() => () => undefined);
  setPluginLinksHook(() => ({ links: [], isLoading: false }));
  setPluginComponentHook(() => ({ component: undefined, isLoading: false }));
  setPluginComponentsHook(() => ({ components: [], isLoading: false }));
  setPluginFunctionsHook(() => ({ functions: [], isLoading: false }));
}

let seated: typeof config.bootData.user | undefined;

/** The runtime takes its user only once: whoever comes after, in tests, sits down on the same object. */
function seatUser(user: typeof config.bootData.user): void {
  if (seated) {
    Object.assign(seated, user);
    return;
  }
  seated = { ...user };
  setCurrentUser(seated);
}
