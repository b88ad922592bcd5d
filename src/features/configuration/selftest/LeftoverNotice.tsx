import { t, Trans } from '@grafana/i18n';
import { Alert, Button } from '@grafana/ui';
import { useLeftovers } from '../../../api/queries/useSelfTest';
import { BulletList } from '../../../ui/BulletList';
import { groupWords, userWords } from './remainsWords';

/** What an earlier write test left in Grafana, and the way to clean it up. Silent when nothing is left. */
export function LeftoverNotice({ canClean, onClean }: { canClean: boolean; onClean: () => void }) {
  const { data } = useLeftovers();
  const isUserLeft = data?.userRemains === 'active' || data?.userRemains === 'disabled';
  const isGroupLeft = data?.groupRemains === 'active';
  if (!isUserLeft && !isGroupLeft) {
    return null;
  }
  return (
    <Alert
      severity={data.userRemains === 'active' || isGroupLeft ? 'warning' : 'info'}
      bottomSpacing={0}
      title={t('configuration.self-test.leftovers', 'An earlier write test left something behind')}
    >
      <BulletList>
        {isUserLeft && <li>{userWords(data)}</li>}
        {isGroupLeft && <li>{groupWords(data)}</li>}
      </BulletList>
      <Button variant="secondary" size="sm" disabled={!canClean} onClick={onClean}>
        <Trans i18nKey="configuration.self-test.clean-up">Clean up</Trans>
      </Button>
    </Alert>
  );
}
