import { useDeferredValue, useMemo, useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { FilterInput, Text, useStyles2 } from '@grafana/ui';
import type { Person } from '../../../domain/organisation/organisation';
import { BulletList } from '../../../ui/BulletList';
import { type Column, DataTable } from '../../../ui/DataTable';
import { DisplayName } from '../../../ui/DisplayName';

interface ConcernedPeopleProps {
  /** Says what concerns them. */
  label: string;
  people: readonly Person[];
}

const LISTED = 10;

/** People by name: a short list, or a table to search in. */
export function ConcernedPeople({ label, people }: ConcernedPeopleProps) {
  return people.length > LISTED ? (
    <PeopleTable label={label} people={people} />
  ) : (
    <BulletList>
      {people.map(({ uid, name, login }) => (
        <li key={uid}>
          <DisplayName name={name || login} /> {name && name !== login && <Text color="secondary">{login}</Text>}
        </li>
      ))}
    </BulletList>
  );
}

function PeopleTable({ label, people }: ConcernedPeopleProps) {
  const styles = useStyles2(getStyles);
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text.trim().toLowerCase());
  const rows = useMemo(
    () =>
      wanted === ''
        ? people
        : people.filter(({ name, login, email }) => `${name}\n${login}\n${email}`.toLowerCase().includes(wanted)),
    [people, wanted]
  );
  const columns = useMemo(() => peopleColumns(), []);
  return (
    <div className={styles.table}>
      <FilterInput
        value={text}
        onChange={setText}
        placeholder={t('configuration.settings.find-person', 'Name, login or e-mail')}
        aria-label={t('configuration.settings.find-person', 'Name, login or e-mail')}
        escapeRegex={false}
      />
      <DataTable
        label={label}
        rows={rows}
        columns={columns}
        rowKey={({ uid }) => uid}
        empty={<Text color="secondary">{t('configuration.settings.nobody', 'Nobody of that name')}</Text>}
      />
    </div>
  );
}

function peopleColumns(): Array<Column<Person>> {
  return [
    {
      id: 'name',
      header: t('configuration.settings.name', 'Name'),
      minWidth: 18,
      cell: ({ name, login }) => <DisplayName name={name || login} />,
    },
    {
      id: 'login',
      header: t('configuration.settings.login', 'Login'),
      minWidth: 18,
      cell: ({ login }) => <DisplayName name={login} />,
    },
    { id: 'role', header: t('configuration.settings.role', 'Role'), minWidth: 9, grow: 0, cell: ({ role }) => role },
  ];
}

const getStyles = (theme: GrafanaTheme2) => ({
  table: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    minWidth: 0,
    '[role=grid]': { maxHeight: theme.spacing(30) },
  }),
});
