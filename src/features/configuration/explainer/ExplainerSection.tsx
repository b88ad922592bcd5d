import { useDeferredValue, useId, useMemo, useState } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Alert, Button, Field, Stack, Text, TextArea } from '@grafana/ui';
import type { Entry } from '../../../domain/explainer/Entry';
import { explain, type Understood } from '../../../domain/explainer/explain';
import { BulletList } from '../../../ui/BulletList';
import { Section } from '../../../ui/Section';
import { useUrlQuery } from '../../../ui/useUrlQuery';
import { ErrorList } from './ErrorList';
import { ExplanationCard } from './ExplanationCard';

/** Explains an error that somebody pastes or picks. What is pasted stays in the browser and out of the address. */
export function ExplainerSection() {
  const { get, set } = useUrlQuery();
  const asked = get('error');
  const [{ text, of }, setText] = useState({ text: asked ?? '', of: asked });
  if (asked !== of) {
    setText({ text: asked ?? text, of: asked });
  }
  const inputId = useId();
  const settled = useDeferredValue(text);
  const understood = useMemo(() => (settled.trim() === '' ? undefined : explain(settled)), [settled]);
  const change = (next: string) => {
    setText({ text: next, of });
    if (asked !== undefined) {
      set({ error: undefined });
    }
  };
  const pick = ({ id }: Entry) => set({ error: id });
  return (
    <Section
      title={t('configuration.explainer.title', 'Explain an error')}
      subtitle={t(
        'configuration.explainer.subtitle',
        'Paste what Grafana, Okta or Entra shows: a status, an error body, a line of a log. It stays in your browser.'
      )}
    >
      <Field label={t('configuration.explainer.paste', 'Error')} htmlFor={inputId} noMargin>
        <TextArea
          id={inputId}
          rows={4}
          value={text}
          spellCheck={false}
          placeholder={t('configuration.explainer.placeholder', 'For example: 401 api-key.expired')}
          onChange={(event) => change(event.currentTarget.value)}
        />
      </Field>
      {text !== '' && (
        <div>
          <Button variant="secondary" size="sm" onClick={() => change('')}>
            <Trans i18nKey="configuration.explainer.clear">Clear</Trans>
          </Button>
        </div>
      )}
      <div aria-live="polite">{understood && <Outcome understood={understood} />}</div>
      <Text element="h3" variant="h5">
        {t('configuration.explainer.list', 'Or pick one from the list')}
      </Text>
      <ErrorList onPick={pick} />
    </Section>
  );
}

function Outcome({ understood: { explanations, isCut } }: { understood: Understood }) {
  const [first, ...others] = explanations;
  return (
    <Stack direction="column" gap={2}>
      {isCut && (
        <Text color="secondary">
          <Trans i18nKey="configuration.explainer.cut">
            The text is very long: only its beginning and its end were read.
          </Trans>
        </Text>
      )}
      {first ? <ExplanationCard explanation={first} /> : <NotRecognised />}
      {others.length > 0 && (
        <Text element="h3" variant="h5">
          {t('configuration.explainer.others', 'It may also be')}
        </Text>
      )}
      {others.map((explanation) => (
        <ExplanationCard key={explanation.entry.id} explanation={explanation} />
      ))}
    </Stack>
  );
}

function NotRecognised() {
  return (
    <Alert
      severity="info"
      bottomSpacing={0}
      title={t('configuration.explainer.unknown', 'Nothing in this text was recognised')}
    >
      <Trans i18nKey="configuration.explainer.look-for">Look for one of these in the log or the answer:</Trans>
      <BulletList>
        <li>
          <Trans i18nKey="configuration.explainer.look-status">
            the HTTP status, a number such as 401 or 409, in the first line of the answer
          </Trans>
        </li>
        <li>
          <Trans i18nKey="configuration.explainer.look-body">
            the body of the answer, with scimType, detail or messageId in it
          </Trans>
        </li>
        <li>
          <Trans i18nKey="configuration.explainer.look-okta">
            in Okta, the text under Tasks on the Dashboard, or on the Errors tab of Push Groups
          </Trans>
        </li>
        <li>
          <Trans i18nKey="configuration.explainer.look-entra">
            in Entra, the error code in the provisioning logs, on the tab Troubleshooting and Recommendations
          </Trans>
        </li>
        <li>
          <Trans i18nKey="configuration.explainer.look-log">
            in the server log of Grafana, the line with user.sync at the time of the sign-in
          </Trans>
        </li>
      </BulletList>
    </Alert>
  );
}
