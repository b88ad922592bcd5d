import { css } from '@emotion/css';
import type { CurrentUserDTO, GrafanaTheme2 } from '@grafana/data';
import { Badge, Button, Dropdown, IconButton, Menu, Stack, useStyles2 } from '@grafana/ui';
import { Breadcrumbs, type Crumb } from './Breadcrumbs';
import { personas } from './personas';
import { signIn, signOut } from './session';
import type { ThemeName } from './theme';

interface Props {
  /** As far as the menu knows the way; the open page adds its own. */
  crumbs: readonly Crumb[];
  user: CurrentUserDTO;
  theme: ThemeName;
  onTheme(theme: ThemeName): void;
  onMenu(): void;
}

export function TopBar({ crumbs, user, theme, onTheme, onMenu }: Props) {
  const styles = useStyles2(getStyles);
  const other = theme === 'dark' ? 'light' : 'dark';
  return (
    <header className={styles.bar}>
      <Stack direction="row" alignItems="center" gap={2}>
        <IconButton name="bars" size="lg" aria-label="Menu" tooltip="Menu" onClick={onMenu} />
        <Breadcrumbs crumbs={crumbs} />
      </Stack>
      <Stack direction="row" alignItems="center" gap={2}>
        <Badge text="Sandbox" color="orange" tooltip="A stand-in for Grafana, not Grafana" />
        <IconButton
          name="palette"
          size="lg"
          aria-label={`Use the ${other} theme`}
          tooltip={`Use the ${other} theme`}
          onClick={() => onTheme(other)}
        />
        <Dropdown overlay={<Personas current={user.login} />} placement="bottom-end">
          <Button variant="secondary" fill="text" icon="user" aria-label={`Signed in as ${user.login}`}>
            {user.login}
          </Button>
        </Dropdown>
      </Stack>
    </header>
  );
}

function Personas({ current }: { current: string }) {
  return (
    <Menu>
      {personas
        .filter(({ login }) => login !== current)
        .map(({ login, password, title }) => (
          <Menu.Item key={login} icon="exchange-alt" label={title} onClick={() => void signIn(login, password)} />
        ))}
      <Menu.Divider />
      <Menu.Item icon="signout" label="Sign out" onClick={() => void signOut()} />
    </Menu>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gridArea: 'bar',
    height: theme.spacing(theme.components.height.md + 1),
    padding: theme.spacing(0, 2),
    background: theme.colors.background.primary,
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
});
