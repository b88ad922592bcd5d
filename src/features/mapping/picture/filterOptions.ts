import type { ComboboxOption } from '@grafana/ui';
import type { Organisation } from '../../../domain/organisation/organisation';
import { clipName } from '../../../ui/visibleName';
import type { Names } from '../names';
import { FILTER_WORDS } from './flowWords';
import { FILTER_KINDS, type FilterKind, type FilterPart } from './usePictureView';

interface Searchable extends FilterPart {
  name: string;
  detail?: string;
  /** In lower case. */
  text: string;
}

const MOST_OF_A_KIND = 20;

type Sources = { [Kind in FilterKind]: (organisation: Organisation, names: Names) => readonly Named[] };
type Named = { uid: string; name: string; detail?: string };

const SOURCES: Sources = {
  group: ({ groups }) => groups.map(({ id, displayName }) => ({ uid: id, name: displayName })),
  team: ({ teams }) => teams,
  person: ({ people }) =>
    people.map(({ uid, name, login, email }) => ({
      uid,
      name: name || login,
      detail: login === email ? login : `${login} ${email}`,
    })),
  role: ({ roles = [] }) => roles,
  datasource: ({ dataSources = [] }) => dataSources.map(({ uid, name, type }) => ({ uid, name, detail: type })),
  folder: ({ folders }, names) => folders.map(({ uid }) => ({ uid, name: names.folder(uid) })),
};

/** Finds what a picture can be narrowed to by a part of its name; made once for an organisation. */
export function filterSearch(organisation: Organisation, names: Names): (text: string) => ComboboxOption[] {
  let known: ReadonlyArray<readonly Searchable[]> | undefined;
  return (text) => {
    known ??= FILTER_KINDS.map((kind) => searchables(kind, organisation, names));
    return known.flatMap((ofKind) => firstFew(ofKind, text.trim().toLowerCase()).map(optionOf));
  };
}

const searchables = (kind: FilterKind, organisation: Organisation, names: Names): Searchable[] =>
  SOURCES[kind](organisation, names).map(({ uid, name, detail }) => ({
    kind,
    uid,
    name,
    detail,
    text: `${name} ${detail ?? ''}`.toLowerCase(),
  }));

function firstFew(items: readonly Searchable[], part: string): Searchable[] {
  const found: Searchable[] = [];
  for (const item of items) {
    if (found.length === MOST_OF_A_KIND) {
      break;
    }
    if (item.text.includes(part)) {
      found.push(item);
    }
  }
  return found;
}

const optionOf = ({ kind, uid, name, detail }: Searchable): ComboboxOption => ({
  value: `${kind}/${uid}`,
  label: clipName(name).text,
  ...(detail !== undefined && { description: clipName(detail).text }),
  group: FILTER_WORDS[kind](),
});

/** What a chosen option stands for. */
export function partOf(value: string): FilterPart | undefined {
  const slash = value.indexOf('/');
  const kind = FILTER_KINDS.find((known) => known === value.slice(0, slash));
  return kind && { kind, uid: value.slice(slash + 1) };
}
