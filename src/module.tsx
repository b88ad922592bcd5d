import { lazy, Suspense } from 'react';
import { AppPlugin } from '@grafana/data';
import { Spinner } from '@grafana/ui';
import { PLUGIN_ID } from './ui/pagePath';

const App = lazy(async () => {
  const [{ initPluginTranslations }, { App }] = await Promise.all([import('@grafana/i18n'), import('./app/App')]);
  await initPluginTranslations(PLUGIN_ID);
  return { default: App };
});

function Root() {
  return (
    <Suspense fallback={<Spinner />}>
      <App />
    </Suspense>
  );
}

export const plugin = new AppPlugin<{}>().setRootPage(Root);
