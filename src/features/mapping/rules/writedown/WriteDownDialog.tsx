import { t, Trans } from '@grafana/i18n';
import { Alert, Button, Modal, Stack, Text } from '@grafana/ui';
import { useProgress } from '../../../../api/queries/useProgress';
import type { NotWritten } from '../../../../domain/mapping/sayGrant';
import { grantId } from '../../../../domain/organisation/grantId';
import { BulletList } from '../../../../ui/BulletList';
import { Dialog } from '../../../../ui/Dialog';
import { DisplayName } from '../../../../ui/DisplayName';
import { QueryView } from '../../../../ui/QueryView';
import { FaultList } from '../../FaultList';
import { grantText } from '../../names';
import { useNames } from '../../useNames';
import { CodeView } from '../../../../ui/CodeView';
import { useWriteDown } from './useWriteDown';
import type { PlannedDocument } from './writeDownPlanned';

interface WriteDownDialogProps {
  today: string;
  /** Whether a text stands in the editor that would be replaced. */
  replaces: boolean;
  onUse: (text: string) => void;
  onDismiss: () => void;
}

/** Rules that say what Grafana grants now, looked at before they become the draft. */
export function WriteDownDialog({ today, replaces, onUse, onDismiss }: WriteDownDialogProps) {
  const written = useWriteDown(today);
  const progress = useProgress('grants');
  const text = written.data?.text;
  const title = t('mapping.write-down.title', 'Write down what is');
  return (
    <Dialog title={title} onDismiss={onDismiss}>
      <Stack direction="column" gap={2}>
        <Text color="secondary">
          <Trans i18nKey="mapping.write-down.what">
            Rules that give the teams of groups exactly what they have now. What you find is yours to change from there.
          </Trans>
        </Text>
        <QueryView
          query={written}
          loadingText={t('mapping.write-down.reading', 'Reading the grants of every team, folder and data source')}
          progress={progress}
          partial={({ unread }) =>
            unread.length > 0 ? <FaultList faults={unread.map(({ fault }) => fault)} /> : undefined
          }
        >
          {(document) => <Written document={document} />}
        </QueryView>
        {replaces && (
          <Text>
            <Trans i18nKey="mapping.write-down.replaces">
              It replaces the text in the editor. The saved rules stay as they are until you save.
            </Trans>
          </Text>
        )}
      </Stack>
      <Modal.ButtonRow>
        <Button variant="secondary" fill="outline" onClick={onDismiss}>
          <Trans i18nKey="mapping.write-down.cancel">Cancel</Trans>
        </Button>
        <Button disabled={text === undefined} onClick={() => text !== undefined && onUse(text)}>
          <Trans i18nKey="mapping.write-down.use">Use as the draft</Trans>
        </Button>
      </Modal.ButtonRow>
    </Dialog>
  );
}

function Written({ document: { text, ruleCount, changes, left } }: { document: PlannedDocument }) {
  return (
    <>
      <Text element="p">
        {t('mapping.write-down.rules', '{{count}} rules', {
          count: ruleCount,
          defaultValue_one: '{{count}} rule',
        })}
      </Text>
      <PlanWords changes={changes} />
      {left.length > 0 && <LeftOut left={left} />}
      <CodeView fileName="mapping.yaml" text={text} />
    </>
  );
}

function PlanWords({ changes }: Pick<PlannedDocument, 'changes'>) {
  if (changes?.length === 0) {
    return (
      <Alert severity="success" title={t('mapping.write-down.empty-plan', 'Its plan is empty')}>
        {t('mapping.write-down.empty-plan-why', 'Applying these rules would change nothing in Grafana now.')}
      </Alert>
    );
  }
  return changes === undefined ? (
    <Alert
      severity="error"
      title={t('mapping.write-down.no-plan', 'No plan could be made of it: it is not known what it would change')}
    />
  ) : (
    <Alert
      severity="warning"
      title={t('mapping.write-down.changes', 'Its plan has {{count}} steps', {
        count: changes.length,
        defaultValue_one: 'Its plan has {{count}} step',
      })}
    >
      {t(
        'mapping.write-down.changes-why',
        'Grants that were applied from here earlier cannot be said by a rule any more. Look at the plan before you apply.'
      )}
    </Alert>
  );
}

const MOST_SHOWN = 50;

function LeftOut({ left }: { left: readonly NotWritten[] }) {
  const names = useNames();
  return (
    <Alert
      severity="info"
      title={t('mapping.write-down.left', '{{count}} grants are not in it', {
        count: left.length,
        defaultValue_one: '{{count}} grant is not in it',
      })}
    >
      <BulletList max={MOST_SHOWN}>
        {left.map(({ grant, why }) => (
          <li key={grantId(grant)}>
            <DisplayName name={names.team(grant.teamUid)} />: <DisplayName name={grantText(grant, names)} />. {why}
          </li>
        ))}
      </BulletList>
    </Alert>
  );
}
