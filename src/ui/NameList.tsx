import { Fragment } from 'react';
import { t } from '@grafana/i18n';
import { Text } from '@grafana/ui';
import { clipName, revealHidden } from './visibleName';

const SHOWN = 3;
const LETTERS_EACH = 80;
const LETTERS_ON_HOVER = 2_000;

/** The first few names in one line, and how many more there are. */
export function NameList({ names, shown = SHOWN }: { names: readonly string[]; shown?: number }) {
  if (names.length === 0) {
    return <Text color="secondary">–</Text>;
  }
  const more = names.length - shown;
  return (
    <span title={revealHidden(names.join(', ').slice(0, LETTERS_ON_HOVER))}>
      {names.slice(0, shown).map((name, index) => (
        <Fragment key={`${index}-${name.slice(0, LETTERS_EACH)}`}>
          {index > 0 && ', '}
          <bdi>{clipped(name)}</bdi>
        </Fragment>
      ))}
      {more > 0 && <Text color="secondary"> {t('ui.names.more', '+{{count, number}}', { count: more })}</Text>}
    </span>
  );
}

function clipped(name: string): string {
  const { text, isClipped } = clipName(name, LETTERS_EACH);
  return isClipped ? `${text}…` : text;
}
