import { useState } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Button, LinkButton, Stack, Text } from '@grafana/ui';
import { useMappingDocument } from '../../api/queries/useMappingDocument';
import { useStack } from '../../api/queries/useStack';
import { keepDraft, readDraft } from '../../ui/keptDraft';
import { pagePath } from '../../ui/pagePath';

/** Puts a document into the editor of the rules, where it is a draft; one that stands there is never lost unasked. */
export function DraftButton({ text }: { text: string }) {
  const { namespace, can } = useStack();
  const stored = useMappingDocument().data;
  const [state, setState] = useState<'offered' | 'asking' | 'refused' | 'done'>('offered');
  const put = () => {
    const base = { text: stored?.text ?? '', version: stored?.version };
    setState(keepDraft(namespace, { text, base }) ? 'done' : 'refused');
  };
  const offer = () => {
    const draft = readDraft(namespace);
    return draft && draft.text !== stored?.text && draft.text !== text ? setState('asking') : put();
  };
  if (!stored || stored.source === 'provisioned') {
    return stored ? (
      <Text color="secondary">
        <Trans i18nKey="environments.draft.provisioned">The rules are provisioned: copy it into their file.</Trans>
      </Text>
    ) : null;
  }
  switch (state) {
    case 'offered':
      return (
        <Button disabled={!can.write} onClick={offer}>
          <Trans i18nKey="environments.draft.use">Use as the draft of the rules</Trans>
        </Button>
      );
    case 'asking':
      return (
        <Stack direction="row" gap={1} alignItems="center" wrap="wrap">
          <Text color="warning">
            <span role="alert">
              <Trans i18nKey="environments.draft.exists">The rules have an unsaved draft in this browser.</Trans>
            </span>
          </Text>
          <Button variant="destructive" onClick={put}>
            <Trans i18nKey="environments.draft.replace">Replace it</Trans>
          </Button>
        </Stack>
      );
    case 'refused':
      return (
        <Text color="error">
          <span role="alert">
            {t('environments.draft.refused', 'This browser keeps no drafts: copy or download the document instead.')}
          </span>
        </Text>
      );
    case 'done':
      return (
        <LinkButton href={pagePath('mapping', { tab: 'rules' })}>
          <Trans i18nKey="environments.draft.open">Open the draft</Trans>
        </LinkButton>
      );
  }
}
