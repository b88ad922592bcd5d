import { css } from '@emotion/css';
import { useEffect, useState } from 'react';
import { AppEvents, type GrafanaTheme2 } from '@grafana/data';
import { Alert, Stack, useStyles2 } from '@grafana/ui';
import { appEvents } from './appEvents';

const kinds = [
  { event: AppEvents.alertSuccess, severity: 'success', shownMs: 3000 },
  { event: AppEvents.alertInfo, severity: 'info', shownMs: 3000 },
  { event: AppEvents.alertWarning, severity: 'warning', shownMs: 5000 },
  { event: AppEvents.alertError, severity: 'error', shownMs: 7000 },
] as const;

interface Toast {
  id: number;
  severity: (typeof kinds)[number]['severity'];
  title: string;
  text: string;
}

/** What anybody said through `appEvents`, for some seconds, in the corner where Grafana says it. */
export function Toasts() {
  const styles = useStyles2(getStyles);
  const [toasts, setToasts] = useState<Toast[]>([]);
  const hide = (id: number) => setToasts((shown) => shown.filter((toast) => toast.id !== id));

  useEffect(() => {
    let lastId = 0;
    const listeners = kinds.map(({ event, severity, shownMs }) => {
      const show = ([title, text]: [string, (string | Error)?] = ['']) => {
        const id = ++lastId;
        setToasts((shown) => [
          ...shown,
          { id, severity, title, text: text instanceof Error ? text.message : (text ?? '') },
        ]);
        setTimeout(() => hide(id), shownMs);
      };
      appEvents.on({ name: event.name }, show);
      return () => appEvents.off({ name: event.name }, show);
    });
    return () => listeners.forEach((stop) => stop());
  }, []);

  return (
    <div className={styles.corner}>
      <Stack direction="column">
        {toasts.map(({ id, severity, title, text }) => (
          <Alert key={id} severity={severity} title={title} onRemove={() => hide(id)} elevated>
            {text}
          </Alert>
        ))}
      </Stack>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  corner: css({
    position: 'fixed',
    top: theme.spacing(11),
    right: theme.spacing(1),
    minWidth: theme.spacing(50),
    maxWidth: theme.spacing(75),
    zIndex: theme.zIndex.portal,
  }),
});
