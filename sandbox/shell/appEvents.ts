import { EventBusSrv } from '@grafana/data';

export const appEvents = new EventBusSrv();
