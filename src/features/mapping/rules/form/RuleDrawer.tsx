import { type FormEvent, useState } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Button, Stack, Text } from '@grafana/ui';
import type { RuleFinding } from '../../../../domain/mapping/finding';
import type { Rule } from '../../../../domain/mapping/rule';
import { DisplayName } from '../../../../ui/DisplayName';
import { SidePanel } from '../../../../ui/SidePanel';
import { FindingList } from '../../FindingList';
import { Refusal } from '../Refusal';
import { changeOf, fieldsOf, NEW_RULE, ruleOf } from './ruleFields';
import { RuleFieldSet } from './RuleFieldSet';

export interface RuleActions {
  add: (rule: Rule) => void;
  change: (name: string, change: Partial<Rule>) => void;
  remove: (name: string) => void;
  move: (name: string, to: number) => void;
}

interface RuleDrawerProps {
  /** Absent: a rule that is to be added. */
  rule: Rule | undefined;
  /** From 0. */
  position: number;
  count: number;
  findings: readonly RuleFinding[];
  actions: RuleActions;
  /** Why the last edit was not made. */
  refusal: string | undefined;
  onClose: () => void;
}

/** One rule as a form; the text changes when the person says so. */
export function RuleDrawer({ rule, position, count, findings, actions, refusal, onClose }: RuleDrawerProps) {
  const [before] = useState(() => (rule ? fieldsOf(rule) : NEW_RULE));
  const [fields, setFields] = useState(before);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (rule) {
      actions.change(rule.name, changeOf(before, fields));
    } else {
      actions.add(ruleOf(fields));
    }
  };
  return (
    <SidePanel
      size="md"
      title={rule ? <DisplayName name={rule.name} /> : t('mapping.form.new', 'New rule')}
      onClose={onClose}
      closeOnMaskClick={false}
    >
      <form onSubmit={submit}>
        <Stack direction="column" gap={2}>
          {rule && <Place rule={rule} position={position} count={count} actions={actions} />}
          {findings.length > 0 && <FindingList findings={findings} isRuleNamed={false} />}
          <RuleFieldSet fields={fields} onChange={(change) => setFields({ ...fields, ...change })} />
          <Refusal reason={refusal} />
          <Stack wrap="wrap">
            <Button type="submit">
              {rule ? t('mapping.form.change', 'Change the draft') : t('mapping.form.add', 'Add to the draft')}
            </Button>
            <Button variant="secondary" fill="outline" type="button" onClick={onClose}>
              <Trans i18nKey="mapping.form.cancel">Cancel</Trans>
            </Button>
          </Stack>
        </Stack>
      </form>
    </SidePanel>
  );
}

type PlaceProps = Pick<RuleDrawerProps, 'position' | 'count' | 'actions'> & { rule: Rule };

function Place({ rule: { name }, position, count, actions }: PlaceProps) {
  return (
    <Stack wrap="wrap" alignItems="center">
      <Text color="secondary">
        {t('mapping.form.position', 'Rule {{number}} of {{count, number}}', { number: position + 1, count })}
      </Text>
      <Button
        variant="secondary"
        size="sm"
        type="button"
        icon="arrow-up"
        disabled={position === 0}
        onClick={() => actions.move(name, position - 1)}
      >
        <Trans i18nKey="mapping.form.up">Move up</Trans>
      </Button>
      <Button
        variant="secondary"
        size="sm"
        type="button"
        icon="arrow-down"
        disabled={position === count - 1}
        onClick={() => actions.move(name, position + 1)}
      >
        <Trans i18nKey="mapping.form.down">Move down</Trans>
      </Button>
      <Button
        variant="destructive"
        fill="outline"
        size="sm"
        type="button"
        icon="trash-alt"
        onClick={() => actions.remove(name)}
      >
        <Trans i18nKey="mapping.form.remove">Remove</Trans>
      </Button>
    </Stack>
  );
}
