import { css } from '@emotion/css';
import { useId, useState, type FormEvent } from 'react';
import type { GrafanaTheme2 } from '@grafana/data';
import { Alert, Button, Field, Input, Stack, Text, useStyles2 } from '@grafana/ui';
import { personas } from './personas';
import { signIn } from './session';

/** Grafana's form, by the same words, and a button for each persona of the demo. */
export function SignIn() {
  const styles = useStyles2(getStyles);
  const id = useId();
  const [refusal, setRefusal] = useState('');
  const enter = async (user: string, password: string) => setRefusal(await signIn(user, password));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void enter(String(form.get('user')), String(form.get('password')));
  };

  return (
    <main className={styles.page}>
      <form onSubmit={submit} className={styles.form}>
        <Stack direction="column" gap={2}>
          <Text element="h1">Welcome to Grafana</Text>
          {refusal && <Alert severity="error" title={refusal} />}
          <Field label="Email or username" htmlFor={`${id}-user`} noMargin>
            <Input id={`${id}-user`} name="user" placeholder="email or username" autoComplete="username" required />
          </Field>
          <Field label="Password" htmlFor={`${id}-password`} noMargin>
            <Input
              id={`${id}-password`}
              name="password"
              type="password"
              placeholder="password"
              autoComplete="current-password"
              required
            />
          </Field>
          <Button type="submit" fullWidth>
            Log in
          </Button>
          <Text color="secondary">This is the sandbox. Enter as</Text>
          <Stack direction="row">
            {personas.map(({ login, password, title }) => (
              <Button key={login} variant="secondary" onClick={() => void enter(login, password)}>
                {title}
              </Button>
            ))}
          </Stack>
        </Stack>
      </form>
    </main>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({ display: 'flex', minHeight: '100vh', alignItems: 'center', justifyContent: 'center' }),
  form: css({
    width: theme.spacing(60),
    padding: theme.spacing(4),
    background: theme.colors.background.primary,
    borderRadius: theme.shape.radius.default,
  }),
});
