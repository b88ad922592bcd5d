import { type ReactNode, useId } from 'react';
import { t } from '@grafana/i18n';
import { Field, Input, RadioButtonGroup, Stack, Switch, TextArea } from '@grafana/ui';
import type { KnownNames } from '../../../../domain/mapping/completion';
import { DataSourceRows } from './DataSourceRows';
import { FolderRows } from './FolderRows';
import { RoleRows } from './RoleRows';
import { MATCH_KINDS, type MatchKind, type RuleFields } from './ruleFields';
import { SuggestInput } from './SuggestInput';
import { useKnownNames } from '../useKnownNames';

interface RuleFieldSetProps {
  fields: RuleFields;
  onChange: (change: Partial<RuleFields>) => void;
}

/** Everything that a rule can say. */
export function RuleFieldSet({ fields, onChange }: RuleFieldSetProps) {
  const known = useKnownNames();
  return (
    <Stack direction="column" gap={2}>
      <TextField label={t('mapping.form.name', 'Name')} value={fields.name} onChange={(name) => onChange({ name })} />
      <MatchFields fields={fields} onChange={onChange} known={known} />
      <RoleRows roles={fields.roles} known={known.roles} onChange={(roles) => onChange({ roles })} />
      <FolderRows
        folders={fields.folders}
        paths={known.folderPaths}
        uids={known.folderUids}
        onChange={(folders) => onChange({ folders })}
      />
      <DataSourceRows
        dataSources={fields.datasources}
        names={known.dataSources}
        uids={known.dataSourceUids}
        onChange={(datasources) => onChange({ datasources })}
      />
      <Named
        label={t('mapping.form.paused', 'Paused')}
        about={t('mapping.form.paused-about', 'Gives nothing new; what it gave stays.')}
      >
        {(id) => (
          <Switch
            id={id}
            value={fields.paused}
            onChange={({ currentTarget }) => onChange({ paused: currentTarget.checked })}
          />
        )}
      </Named>
      <TextField
        label={t('mapping.form.expires', 'Last day')}
        about={t(
          'mapping.form.expires-about',
          'In UTC. From the next day on the rule gives nothing; empty: it does not end.'
        )}
        type="date"
        value={fields.expires}
        onChange={(expires) => onChange({ expires })}
      />
      <Named
        label={t('mapping.form.team', 'Team')}
        about={t('mapping.form.team-about', 'Empty: the team that group sync makes of each group.')}
      >
        {(id) => (
          <SuggestInput id={id} value={fields.team} known={known.teams} onChange={(team) => onChange({ team })} />
        )}
      </Named>
      <TextField
        label={t('mapping.form.environments', 'Environments')}
        about={t('mapping.form.environments-about', 'Separated by commas. Empty: all.')}
        value={fields.environments}
        onChange={(environments) => onChange({ environments })}
      />
      <TextField
        label={t('mapping.form.priority', 'Priority')}
        about={t('mapping.form.priority-about', 'Higher goes first where rules disagree.')}
        type="number"
        value={fields.priority}
        onChange={(priority) => onChange({ priority })}
      />
      <TextField
        label={t('mapping.form.owner', 'Owner')}
        value={fields.owner}
        onChange={(owner) => onChange({ owner })}
      />
      <Named label={t('mapping.form.note', 'Note')}>
        {(id) => (
          <TextArea
            id={id}
            rows={3}
            value={fields.note}
            onChange={({ currentTarget }) => onChange({ note: currentTarget.value })}
          />
        )}
      </Named>
    </Stack>
  );
}

function MatchFields({ fields, onChange, known }: RuleFieldSetProps & { known: KnownNames }) {
  const label = t('mapping.form.match', 'Groups by');
  const names: Record<MatchKind, readonly string[]> = {
    group: known.groups,
    glob: known.groups,
    regex: [],
    externalId: known.externalIds,
  };
  return (
    <Stack direction="column" gap={1}>
      <Field noMargin label={label}>
        <RadioButtonGroup<MatchKind>
          aria-label={label}
          value={fields.matchKind}
          onChange={(matchKind) => onChange({ matchKind })}
          options={MATCH_KINDS.map((kind) => ({ value: kind, label: matchKindText(kind) }))}
        />
      </Field>
      <SuggestInput
        label={t('mapping.form.match-text', 'Name or pattern')}
        value={fields.matchText}
        known={names[fields.matchKind]}
        onChange={(matchText) => onChange({ matchText })}
      />
    </Stack>
  );
}

export function matchKindText(kind: MatchKind): string {
  const texts: Record<MatchKind, () => string> = {
    group: () => t('mapping.form.kind.group', 'Name'),
    glob: () => t('mapping.form.kind.glob', 'Pattern'),
    regex: () => t('mapping.form.kind.regex', 'Regular expression'),
    externalId: () => t('mapping.form.kind.external-id', 'External id'),
  };
  return texts[kind]();
}

interface TextFieldProps {
  label: string;
  about?: string;
  type?: 'text' | 'date' | 'number';
  value: string;
  onChange: (value: string) => void;
}

function TextField({ label, about, type = 'text', value, onChange }: TextFieldProps) {
  return (
    <Named label={label} about={about}>
      {(id) => (
        <Input id={id} type={type} value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)} />
      )}
    </Named>
  );
}

function Named({ label, about, children }: { label: string; about?: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <Field noMargin label={label} description={about} htmlFor={id}>
      <>{children(id)}</>
    </Field>
  );
}
