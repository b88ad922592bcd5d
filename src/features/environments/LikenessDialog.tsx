import { useMemo, useState } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Alert, Button, Modal, RadioButtonGroup, Stack, Text } from '@grafana/ui';
import { useWork } from '../../api/queries/useWork';
import type { SideNames } from '../../domain/environments/comparisonExports';
import type { Environment } from '../../domain/environments/environment';
import { type LeftOut, type Likeness, likenessOf, type LikenessSource } from '../../domain/environments/likeness';
import { BulletList } from '../../ui/BulletList';
import { CodeView } from '../../ui/CodeView';
import { Dialog } from '../../ui/Dialog';
import { DisplayName } from '../../ui/DisplayName';
import { FaultAlert } from '../../ui/FaultAlert';
import { Loading } from '../../ui/Loading';
import { NameList } from '../../ui/NameList';
import { clipName } from '../../ui/visibleName';
import { DraftButton } from './DraftButton';
import { PeerFault } from './PeerFault';
import type { ComparisonState } from './useComparison';

interface LikenessDialogProps {
  /** Which side is to use the document. */
  target: 'here' | 'there';
  sides: { here: Environment; there: Environment };
  names: SideNames;
  state: ComparisonState;
  onDismiss: () => void;
}

/** The document that makes one side like the other, to be reviewed and taken there. */
export function LikenessDialog({ target, sides, names, state, onDismiss }: LikenessDialogProps) {
  const from = target === 'here' ? 'there' : 'here';
  const [model, user] = [sides[from], sides[target]];
  const hasRules = model.mapping.ok && model.mapping.value !== undefined;
  const [source, setSource] = useState<LikenessSource>('grants');
  const [modelName, targetName] = [names[from], names[target]];
  const make = useMemo(
    () => () => likenessOf({ model, target: user, modelName, targetName, source }),
    [model, user, modelName, targetName, source]
  );
  const isWaiting = source === 'grants' && model.access === undefined;
  const likeness = useWork(isWaiting ? undefined : make).value;
  return (
    <Dialog
      title={t('environments.like.dialog', 'Make {{target}} like {{model}}', {
        target: clipName(targetName, 40).text,
        model: clipName(modelName, 40).text,
        interpolation: { escapeValue: false },
      })}
      onDismiss={onDismiss}
    >
      <Stack direction="column" gap={2}>
        {hasRules && <SourceChoice source={source} onChange={setSource} />}
        {isWaiting && <AccessNeeded state={state} />}
        {!isWaiting && !likeness && <Loading text={t('environments.like.making', 'Writing the document')} />}
        {!isWaiting && likeness && !likeness.ok && (
          <NotPossible side={from} fault={likeness.fault} peer={names.there} />
        )}
        {!isWaiting && likeness?.ok && <Written likeness={likeness.value} fileName={fileNameOf(targetName)} />}
      </Stack>
      <Modal.ButtonRow>
        <Button variant="secondary" fill="outline" onClick={onDismiss}>
          <Trans i18nKey="environments.like.close">Close</Trans>
        </Button>
        {target === 'here' && !isWaiting && likeness?.ok && <DraftButton text={likeness.value.text} />}
      </Modal.ButtonRow>
    </Dialog>
  );
}

const fileNameOf = (name: string): string =>
  `mapping-${
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40) || 'peer'
  }.yaml`;

function SourceChoice({ source, onChange }: { source: LikenessSource; onChange: (source: LikenessSource) => void }) {
  return (
    <div>
      <RadioButtonGroup
        aria-label={t('environments.like.source', 'Made of')}
        value={source}
        onChange={onChange}
        options={[
          { value: 'grants', label: t('environments.like.grants', 'What its teams hold') },
          { value: 'rules', label: t('environments.like.rules', 'Its mapping rules') },
        ]}
      />
    </div>
  );
}

function AccessNeeded({ state: { access, readAccess } }: { state: ComparisonState }) {
  if (access.isReading) {
    return <Loading text={t('environments.access.reading', 'Reading the access of teams')} />;
  }
  return (
    <Alert
      severity="info"
      bottomSpacing={0}
      title={t('environments.like.no-access', 'The access of teams was not read yet')}
    >
      <Button variant="secondary" size="sm" onClick={readAccess}>
        <Trans i18nKey="environments.like.read-access">Read it now</Trans>
      </Button>
    </Alert>
  );
}

type Failure = Parameters<typeof PeerFault>[0]['fault'];

function NotPossible({ side, fault, peer }: { side: 'here' | 'there'; fault: Failure; peer: string }) {
  return side === 'there' ? <PeerFault fault={fault} peer={peer} /> : <FaultAlert fault={fault} />;
}

function Written({ likeness: { text, ruleCount, left, bound }, fileName }: { likeness: Likeness; fileName: string }) {
  return (
    <>
      <Text element="p">
        {t('environments.like.count', '{{count}} rules. Nothing was changed anywhere.', {
          count: ruleCount,
          defaultValue_one: '{{count}} rule. Nothing was changed anywhere.',
        })}
      </Text>
      {left.length > 0 && <LeftOutList left={left} />}
      {bound.length > 0 && (
        <Alert
          severity="info"
          bottomSpacing={0}
          title={t('environments.like.bound', 'Some rules hold only in the environments that they name')}
        >
          <NameList names={bound} />
        </Alert>
      )}
      <CodeView fileName={fileName} text={text} />
    </>
  );
}

const MOST_SHOWN = 30;

function LeftOutList({ left }: { left: readonly LeftOut[] }) {
  return (
    <Alert
      severity="warning"
      bottomSpacing={0}
      title={t('environments.like.left', '{{count}} things are left out', {
        count: left.length,
        defaultValue_one: '{{count}} thing is left out',
      })}
    >
      <BulletList max={MOST_SHOWN}>
        {left.map(({ rule, what, why }, at) => (
          <li key={at}>
            {rule !== '' && (
              <>
                <DisplayName name={rule} length={40} />:{' '}
              </>
            )}
            <DisplayName name={what} length={80} />. {why}
          </li>
        ))}
      </BulletList>
    </Alert>
  );
}
