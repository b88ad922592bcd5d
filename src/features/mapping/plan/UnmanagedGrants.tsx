import { useMemo } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Button, Stack, Text } from '@grafana/ui';
import { difference } from '../../../domain/drift/difference';
import { levelOf } from '../../../domain/organisation/grantId';
import type { Grant } from '../../../domain/organisation/organisation';
import { type Column, DataTable } from '../../../ui/DataTable';
import { DisplayName } from '../../../ui/DisplayName';
import { AdoptNotice } from '../AdoptNotice';
import { grantText, type Names } from '../names';
import { useAdopt } from '../useAdopt';
import type { ReviewData } from './useReview';

/** Grants of teams that nobody made here: left alone until a rule adopts them. */
export function UnmanagedGrants({ data, grants }: { data: ReviewData; grants: readonly Grant[] }) {
  const { rules, input, names } = data;
  const { isPossible, isBusy, last, adopt } = useAdopt(rules.stored);
  const onAdopt = isPossible && input ? (grant: Grant) => void adopt(unmanaged(grant), input) : undefined;
  return (
    <Stack direction="column" gap={1}>
      <Text color="secondary" element="p">
        {t(
          'mapping.unmanaged.what',
          'Given to teams by somebody else, in the folders that were read and among roles. Applying leaves them alone.'
        )}{' '}
        {isPossible
          ? t('mapping.unmanaged.adopt', 'Adopt writes one into the draft of the rules.')
          : t('mapping.unmanaged.provisioned', 'A provisioning file holds the rules, so adopt them there.')}
      </Text>
      <AdoptNotice last={last} />
      <DataTable
        label={t('mapping.unmanaged.table', 'Grants that are not managed here')}
        rows={grants}
        columns={useUnmanagedColumns(names, isBusy, onAdopt)}
        rowKey={(grant) => JSON.stringify(grant)}
        isBusy={isBusy}
        empty={<Text color="secondary">{t('mapping.steps.none', 'There is none.')}</Text>}
      />
    </Stack>
  );
}

/** An unmanaged grant as what it is to a mapping: something that stands and that no rule says. */
function unmanaged(grant: Grant) {
  const target = { kind: 'grant' as const, grant };
  return difference({
    kind: 'grant-added-on-managed-target',
    target,
    actual: levelOf(grant),
    who: 'unknown',
    ruleNames: [],
    grants: [],
  });
}

function useUnmanagedColumns(names: Names, isBusy: boolean, onAdopt: ((grant: Grant) => void) | undefined) {
  const columns = useMemo(
    (): ReadonlyArray<Column<Grant>> => [
      {
        id: 'team',
        header: t('mapping.steps.team', 'Team'),
        cell: ({ teamUid }) => <DisplayName name={names.team(teamUid)} />,
        minWidth: 20,
      },
      {
        id: 'grant',
        header: t('mapping.steps.grant', 'Access'),
        cell: (grant) => <DisplayName name={grantText(grant, names)} />,
        minWidth: 30,
        grow: 2,
      },
    ],
    [names]
  );
  return onAdopt ? [...columns, adoptColumn(isBusy, onAdopt)] : columns;
}

function adoptColumn(isBusy: boolean, onAdopt: (grant: Grant) => void): Column<Grant> {
  return {
    id: 'adopt',
    header: t('mapping.unmanaged.actions', 'Action'),
    cell: (grant) => (
      <Button size="sm" variant="secondary" disabled={isBusy} onClick={() => onAdopt(grant)}>
        <Trans i18nKey="mapping.adopt.one">Adopt</Trans>
      </Button>
    ),
    minWidth: 12,
    grow: 0,
  };
}
