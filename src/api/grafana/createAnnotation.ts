import { operation } from '../transport/Operation';
import { anyAnswer } from './fields';

interface Annotation {
  /** Epoch milliseconds. */
  timeMs: number;
  tags: readonly string[];
  /** Every Viewer can read it: no names of people, groups or folders. */
  text: string;
}

/** Written as the signed-in person, who is shown as its author. */
export const createAnnotation = operation({
  id: 'grafana.createAnnotation',
  method: 'POST',
  via: 'session',
  path: '/api/annotations',
  action: 'write',
  request: ({ timeMs, tags, text }: Annotation) => ({ body: { time: timeMs, tags, text } }),
  schema: anyAnswer,
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/annotations/#create-annotation',
  openApi: { path: '/annotations' },
});
