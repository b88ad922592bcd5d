import { Component, type ReactNode } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Alert, Button, Stack } from '@grafana/ui';

interface State {
  error?: Error;
}

/** Keeps a page that failed to draw, or whose code could not be loaded, from taking the others with it. */
export class PageErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = {};

  static getDerivedStateFromError(error: Error): State {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (!error) {
      return this.props.children;
    }
    return (
      <Alert severity="error" title={t('app.broken.title', 'This page could not be shown')}>
        <Stack direction="column" gap={1} alignItems="flex-start">
          <span>{error.message}</span>
          <Button variant="secondary" size="sm" icon="sync" onClick={() => this.setState({ error: undefined })}>
            <Trans i18nKey="app.broken.retry">Try again</Trans>
          </Button>
        </Stack>
      </Alert>
    );
  }
}
