import { useId, useMemo, useState } from 'react';
import { t } from '@grafana/i18n';
import { Alert, Checkbox, Text } from '@grafana/ui';
import { useProgress } from '../../../../api/queries/useProgress';
import { type TeamSync, useTeamSync } from '../../../../api/queries/useTeamSync';
import { useStack } from '../../../../api/queries/useStack';
import { useWork } from '../../../../api/queries/useWork';
import { asTerraform, type TerraformInput, wantedGrants } from '../../../../domain/mapping/exportTerraform';
import { BulletList } from '../../../../ui/BulletList';
import { QueryView } from '../../../../ui/QueryView';
import { FaultList } from '../../FaultList';
import { useParsed } from '../useParsed';
import { type RuleWorld, useRuleWorld } from '../useRuleWorld';
import { CodeView } from '../../../../ui/CodeView';

interface TerraformExportProps {
  text: string;
  today: string;
}

/** What the rules give, as configuration of Grafana's Terraform provider. */
export function TerraformExport({ text, today }: TerraformExportProps) {
  const world = useRuleWorld();
  const { document } = useParsed(text);
  const named = world.data;
  const make = useMemo(
    () => (document && named ? () => wantedGrants({ document, ...named, today }) : undefined),
    [document, named, today]
  );
  const { value: grants } = useWork(make);
  const known = useMemo(() => grants && named && { grants, organisation: named.organisation }, [grants, named]);
  if (!document) {
    return <Text>{t('mapping.export.has-errors', 'Correct the errors in the document first.')}</Text>;
  }
  return (
    <QueryView
      query={{ ...world, data: known }}
      loadingText={t('mapping.export.looking-up', 'Looking up teams, roles, folders and data sources')}
    >
      {(given) => <TerraformOf {...given} />}
    </QueryView>
  );
}

type Given = Pick<TerraformInput, 'grants'> & Pick<RuleWorld, 'organisation'>;

function TerraformOf(given: Given) {
  const id = useId();
  const [withGroups, setWithGroups] = useState(false);
  const { isEnterprise } = useStack();
  return (
    <>
      <BulletList>
        <li>
          {t(
            'mapping.export.terraform-items',
            'One item for each grant that the rules want now. Grants that nobody wrote down are left alone.'
          )}
        </li>
        <li>
          {t(
            'mapping.export.terraform-once',
            'Apply it from one place only: with Terraform, or here. Groups that are made later are not in it.'
          )}
        </li>
      </BulletList>
      {isEnterprise && (
        <Checkbox
          id={id}
          value={withGroups}
          onChange={({ currentTarget }) => setWithGroups(currentTarget.checked)}
          label={t('mapping.export.external-groups', 'With the external groups of Team Sync')}
          description={t('mapping.export.external-groups-cost', 'Asks Grafana once for each team.')}
        />
      )}
      {withGroups ? <WithExternalGroups {...given} /> : <TerraformCode {...given} />}
    </>
  );
}

function WithExternalGroups(given: Given) {
  const teamSync = useTeamSync();
  const progress = useProgress('team-sync');
  return (
    <QueryView
      query={teamSync}
      loadingText={t('mapping.export.reading-groups', 'Reading the external groups of teams')}
      progress={progress}
      partial={(data) => missing(data)}
    >
      {(data) => (
        <>
          {!data.isSupported && (
            <Text color="secondary">{t('mapping.export.no-team-sync', 'This Grafana has no Team Sync.')}</Text>
          )}
          <TerraformCode
            {...given}
            externalGroups={
              data.isSupported ? Array.from(data.byTeam, ([teamUid, groups]) => ({ teamUid, groups })) : []
            }
          />
        </>
      )}
    </QueryView>
  );
}

function missing(data: TeamSync) {
  if (!data.isSupported || data.isComplete) {
    return undefined;
  }
  return data.faults.length > 0 ? (
    <FaultList faults={data.faults} />
  ) : (
    t('mapping.export.too-many-teams', 'There are more teams than can be asked about one by one.')
  );
}

function TerraformCode({ grants, organisation, externalGroups }: Given & Pick<TerraformInput, 'externalGroups'>) {
  const { text, left } = useMemo(
    () => asTerraform({ grants, organisation, externalGroups }),
    [grants, organisation, externalGroups]
  );
  return (
    <>
      {left.length > 0 && (
        <Alert
          severity="warning"
          title={t('mapping.export.left', '{{count}} grants are left out', {
            count: left.length,
            defaultValue_one: '{{count}} grant is left out',
          })}
        >
          {t('mapping.export.left-why', 'Their team, role, folder or data source is no longer there.')}
        </Alert>
      )}
      <CodeView fileName="access.tf" text={text} />
    </>
  );
}
