import { type ReactNode } from 'react';
import { t } from '@grafana/i18n';
import { Alert, EmptyState, Stack, Text } from '@grafana/ui';
import { FaultAlert, MissingPermissions } from './FaultAlert';
import { type Fault, thirdPartyOf } from '../domain/fault/Fault';
import { Loading, type Progress } from './Loading';
import { PLUGIN_ID } from './pagePath';

/** The part of a TanStack query that is drawn. */
export interface QueryLike<T> {
  data: T | undefined;
  error: Fault | null;
  refetch: () => unknown;
}

interface QueryViewProps<T> {
  query: QueryLike<T>;
  /** What is being loaded, as a sentence. */
  loadingText: string;
  progress?: Progress;
  isEmpty?: (data: T) => boolean;
  /** Says the next step. */
  empty?: ReactNode;
  /** What could not be read although the rest could; undefined when everything is there. */
  partial?: (data: T) => ReactNode | undefined;
  children: (data: T) => ReactNode;
}

/** The five states of anything that is read: loading, forbidden, error, empty, data. */
export function QueryView<T>({ query, loadingText, progress, isEmpty, empty, partial, children }: QueryViewProps<T>) {
  const { data, error, refetch } = query;
  if (data === undefined) {
    return error ? <Failed fault={error} onRetry={refetch} /> : <Loading text={loadingText} progress={progress} />;
  }
  if (!error && isEmpty?.(data)) {
    return empty ?? <EmptyState variant="not-found" message={t('ui.query.empty', 'Nothing here yet')} />;
  }
  const missing = partial?.(data);
  return (
    <>
      {error && (
        <FaultAlert
          fault={error}
          severity="warning"
          title={t('ui.query.stale', 'This could not be read again; what you see may be out of date')}
          onRetry={refetch}
          bottomSpacing={2}
        />
      )}
      {missing && (
        <Alert severity="warning" title={t('ui.query.partial', 'Not everything could be read')}>
          {missing}
        </Alert>
      )}
      {children(data)}
    </>
  );
}

function Failed({ fault, onRetry }: { fault: Fault; onRetry: () => unknown }) {
  return fault.kind === 'forbidden' && !thirdPartyOf(fault) ? (
    <Forbidden fault={fault} />
  ) : (
    <FaultAlert fault={fault} onRetry={onRetry} />
  );
}

/** Names the permission that is missing: the person's own on this plugin, or one of the plugin's service account. */
export function Forbidden({ fault }: { fault: Fault }) {
  const isOwn = fault.missingPermissions?.some((action) => action.startsWith(`${PLUGIN_ID}.`)) ?? false;
  return (
    <EmptyState
      variant="not-found"
      role="alert"
      hideImage={!isOwn}
      message={
        isOwn
          ? t('ui.forbidden.own', 'You may not see this')
          : t('ui.forbidden.account', 'SCIM Manager may not read this')
      }
    >
      <Stack direction="column" gap={1}>
        <MissingPermissions fault={fault} />
        <Text color="secondary">
          {isOwn
            ? t(
                'ui.forbidden.own-remedy',
                'Ask a Grafana administrator for this permission. Administrators of the organisation hold it by default.'
              )
            : t(
                'ui.forbidden.account-remedy',
                'Give this permission to the service account that the Configuration page names, then load this page again.'
              )}
        </Text>
      </Stack>
    </EmptyState>
  );
}
