import type { Store } from '../store/createStore';
import type { Evaluator } from './evaluate';

const GENERAL = 'folders:uid:general';

/** A right on a folder counts for what is below it: adds the scopes above each scope. */
export function resolveScopes(evaluator: Evaluator, store: Store): Evaluator {
  if (evaluator.kind !== 'permission') {
    return { kind: evaluator.kind, of: evaluator.of.map((part) => resolveScopes(part, store)) };
  }
  return { ...evaluator, scopes: evaluator.scopes.flatMap((scope) => [scope, ...above(scope, store)]) };
}

function above(scope: string, store: Store): string[] {
  const [kind, attribute, uid] = scope.split(':');
  if (attribute !== 'uid' || uid === undefined) {
    return [];
  }
  if (kind === 'folders') {
    return ancestorsOf(uid, store).map((ancestor) => `folders:uid:${ancestor}`);
  }
  if (kind === 'dashboards') {
    const dashboard = store.dashboards.by('uid', uid);
    if (!dashboard) {
      return [];
    }
    const folder = dashboard.folderUid === '' ? GENERAL : `folders:uid:${dashboard.folderUid}`;
    return [folder, ...above(folder, store)];
  }
  return [];
}

/** The folders above one, nearest first. */
function ancestorsOf(folderUid: string, store: Store): string[] {
  const ancestors: string[] = [];
  let parent = store.folders.by('uid', folderUid)?.parentUid ?? '';
  while (parent !== '' && !ancestors.includes(parent)) {
    ancestors.push(parent);
    parent = store.folders.by('uid', parent)?.parentUid ?? '';
  }
  return ancestors;
}
