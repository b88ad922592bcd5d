import { EmptyState } from '@grafana/ui';

/** A page of the frame itself that has nothing to show, and says why. */
export function NothingHere({ title, message }: { title: string; message?: string }) {
  return (
    <EmptyState variant="not-found" message={title} role="alert">
      {message}
    </EmptyState>
  );
}
