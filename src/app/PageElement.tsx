import { memo } from 'react';
import { useStack } from '../api/queries/useStack';
import type { Fault } from '../domain/fault/Fault';
import { PageFrame } from '../ui/PageFrame';
import { Forbidden } from '../ui/QueryView';
import { PageErrorBoundary } from './PageErrorBoundary';
import type { Page } from './pages';

const MAY_NOT_READ: Fault = {
  kind: 'forbidden',
  operation: 'page.open',
  detail: '',
  missingPermissions: ['idops-scim-app.scim:read'],
};

/** One page, for whoever may read through this plugin. It is not drawn again because the frame around it is. */
export const PageElement = memo(function PageElement({ page }: { page: Page }) {
  const { can } = useStack();
  if (!can.read) {
    return (
      <PageFrame page={page.id} title={page.name}>
        <Forbidden fault={MAY_NOT_READ} />
      </PageFrame>
    );
  }
  return (
    <PageErrorBoundary>
      <page.Component />
    </PageErrorBoundary>
  );
});
