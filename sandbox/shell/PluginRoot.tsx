import { useEffect, useState } from 'react';
import { PluginContextProvider, type AppPlugin, type AppPluginMeta } from '@grafana/data';
import { config, locationSearchToObject } from '@grafana/runtime';
import { Alert, ErrorBoundaryAlert, LoadingPlaceholder } from '@grafana/ui';
import { useLocation } from 'react-router-dom';
import { loadPlugin } from './loadPlugin';
import { isDenied } from './navigation';
import { NothingHere } from './NothingHere';
import { sharedModules } from './sharedModules';

/** A plugin's own pages, behind the same two gates as in Grafana: enabled, and allowed to this person. */
export function PluginRoot({ meta }: { meta: AppPluginMeta }) {
  const { pathname } = useLocation();
  if (!meta.enabled) {
    return <NothingHere title="Application Not Enabled" message={`Enable it at /plugins/${meta.id}.`} />;
  }
  if (isDenied(meta, pathname, config.bootData.user)) {
    return (
      <Alert severity="warning" title="Access denied">
        You do not have permission to see this page.
      </Alert>
    );
  }
  return <Loaded meta={meta} />;
}

function Loaded({ meta }: { meta: AppPluginMeta }) {
  const { pathname, search } = useLocation();
  const [plugin, setPlugin] = useState<AppPlugin>();
  const [failure, setFailure] = useState<Error>();
  useEffect(() => {
    loadPlugin(meta, sharedModules).then(setPlugin, setFailure);
  }, [meta]);

  if (failure) {
    return <NothingHere title="Plugin failed to load" message={failure.message} />;
  }
  if (!plugin) {
    return <LoadingPlaceholder text="Loading" />;
  }
  const { root: Root } = plugin;
  if (!Root) {
    return <NothingHere title="No root app page component found" />;
  }
  return (
    <PluginContextProvider meta={meta}>
      <ErrorBoundaryAlert title="Plugin failed to load">
        <Root
          meta={meta}
          basename={pathname}
          path={pathname}
          query={locationSearchToObject(search)}
          onNavChanged={() => undefined}
        />
      </ErrorBoundaryAlert>
    </PluginContextProvider>
  );
}
