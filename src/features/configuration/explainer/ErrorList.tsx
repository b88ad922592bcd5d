import { useMemo, useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Collapse, Input, Stack, Text, useStyles2 } from '@grafana/ui';
import { FAMILIES } from '../../../domain/explainer/catalogue';
import type { Entry, Family } from '../../../domain/explainer/Entry';

/** Every error that can be explained, by family, to search in and pick from. */
export function ErrorList({ onPick }: { onPick: (entry: Entry) => void }) {
  const [search, setSearch] = useState('');
  const families = useMemo(() => matching(search), [search]);
  const isSearching = search.trim() !== '';
  const label = t('configuration.explainer.search', 'Search the list of errors');
  return (
    <Stack direction="column" gap={1}>
      <Input
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        placeholder={label}
        aria-label={label}
      />
      {families.map((family) => (
        <FamilyItem key={family.id} family={family} isForcedOpen={isSearching} onPick={onPick} />
      ))}
      {families.length === 0 && (
        <Text color="secondary">{t('configuration.explainer.no-match', 'No error in the list matches.')}</Text>
      )}
    </Stack>
  );
}

interface FamilyItemProps {
  family: Family;
  isForcedOpen: boolean;
  onPick: (entry: Entry) => void;
}

function FamilyItem({ family: { title, entries }, isForcedOpen, onPick }: FamilyItemProps) {
  const styles = useStyles2(getStyles);
  const [isOpen, setOpen] = useState(false);
  const label = `${title} (${entries.length})`;
  return (
    <Collapse label={label} isOpen={isOpen || isForcedOpen} onToggle={() => setOpen((was) => !was)}>
      <ul className={styles.list} aria-label={title}>
        {entries.map((entry) => (
          <li key={entry.id}>
            <Button fill="text" size="sm" onClick={() => onPick(entry)}>
              {entry.title}
            </Button>
          </li>
        ))}
      </ul>
    </Collapse>
  );
}

function matching(search: string): Family[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return FAMILIES.map((family: Family) => ({
    ...family,
    entries: family.entries.filter((entry) => words.every((word) => searchable(entry).includes(word))),
  })).filter(({ entries }) => entries.length > 0);
}

const searchable = ({ id, title, cause, example, marks }: Entry): string =>
  [id, title, cause, example, ...(marks.codes ?? []), ...(marks.phrases ?? [])].join(' ').toLowerCase();

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    listStyle: 'none',
    margin: 0,
    padding: 0,
    columns: `2 ${theme.spacing(40)}`,
    '& li': { breakInside: 'avoid' },
    '& button': { height: 'auto', whiteSpace: 'normal', textAlign: 'left' },
  }),
});
