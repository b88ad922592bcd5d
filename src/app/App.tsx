import { Suspense, useState } from 'react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Navigate, Route, Routes } from 'react-router-dom';
import { t } from '@grafana/i18n';
import { Loading } from '../ui/Loading';
import { pagePath } from '../ui/pagePath';
import { PageElement } from './PageElement';
import { PAGES } from './pages';

/** The plugin's root: server state and the pages below `/a/idops-scim-app`. */
export function App() {
  const [queryClient] = useState(createQueryClient);
  return (
    <QueryClientProvider client={queryClient}>
      <Suspense fallback={<Loading text={t('app.loading', 'Opening the page')} />}>
        <Routes>
          {PAGES.map((page) => (
            <Route key={page.id} path={page.path} element={<PageElement key={page.id} page={page} />} />
          ))}
          <Route path="*" element={<Navigate to={pagePath('overview')} replace />} />
        </Routes>
      </Suspense>
    </QueryClientProvider>
  );
}

/** Retries are the transport's job, which knows what may be sent twice. */
function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: false, refetchOnWindowFocus: false, staleTime: 30_000 },
      mutations: { retry: false },
    },
  });
}
