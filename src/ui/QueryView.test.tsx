import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Fault } from '../domain/fault/Fault';
import { type QueryLike, QueryView } from './QueryView';

type Names = readonly string[];

const fault = (part: Partial<Fault> = {}): Fault => ({
  kind: 'unavailable',
  operation: 'grafana.teams.search',
  detail: 'down',
  ...part,
});

const query = (part: Partial<QueryLike<Names>> = {}): QueryLike<Names> => ({
  data: undefined,
  error: null,
  refetch: () => undefined,
  ...part,
});

function show(part: Partial<QueryLike<Names>>, progress?: { loaded: number; total?: number }) {
  return render(
    <QueryView
      query={query(part)}
      loadingText="Reading teams"
      progress={progress}
      isEmpty={(names) => names.length === 0}
      empty={<p>Push a group first</p>}
      partial={(names) => (names.includes('half') ? 'Two teams are missing' : undefined)}
    >
      {(names) => <p>{names.join()}</p>}
    </QueryView>
  );
}

describe('loading', () => {
  it('says what is read', () => {
    show({});
    expect(screen.getByRole('status')).toHaveTextContent('Reading teams');
    expect(screen.queryByRole('progressbar')).not.toBeInTheDocument();
  });

  it('says how far it is', () => {
    show({}, { loaded: 1000, total: 4000 });
    expect(screen.getByRole('progressbar', { name: 'Reading teams' })).toHaveAttribute('value', '1000');
    expect(screen.getByRole('status')).toHaveTextContent('1,000 of 4,000');
  });

  it('counts while the total is unknown', () => {
    show({}, { loaded: 1000 });
    expect(screen.getByRole('status')).toHaveTextContent('1,000 so far');
  });
});

describe('forbidden', () => {
  it("names the person's missing permission", () => {
    show({ error: fault({ kind: 'forbidden', missingPermissions: ['idops-scim-app.scim:read'] }) });
    expect(screen.getByRole('alert')).toHaveTextContent('You may not see this');
    expect(screen.getByText('idops-scim-app.scim:read')).toBeVisible();
  });

  it('names the missing permissions of the service account', () => {
    show({ error: fault({ kind: 'forbidden', missingPermissions: ['teams:read', 'folders:read'] }) });
    expect(screen.getByRole('alert')).toHaveTextContent('SCIM Manager may not read this');
    expect(screen.getByText('teams:read')).toBeVisible();
    expect(screen.getByText('folders:read')).toBeVisible();
  });

  it('admits that Grafana did not name it', () => {
    show({ error: fault({ kind: 'forbidden' }) });
    expect(screen.getByRole('alert')).toHaveTextContent('Grafana did not say which permission is missing');
  });
});

describe('error', () => {
  it('gives the cause, the remedy and another try', async () => {
    const refetch = jest.fn();
    show({ error: fault({ status: 503, messageId: 'x.y' }), refetch });
    const alert = screen.getByRole('alert');
    expect(alert).toHaveTextContent('Grafana could not answer');
    expect(alert).toHaveTextContent('Try again. If it stays this way');
    expect(alert).toHaveTextContent('down (status 503 · x.y · grafana.teams.search)');
    expect(screen.getByRole('link', { name: 'Explain this error' })).toHaveAttribute(
      'href',
      '/a/idops-scim-app/configuration?tab=diagnostics&error=503+x.y'
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(refetch).toHaveBeenCalledTimes(1);
  });

  it('puts nothing of an odd answer into the address of its explanation', () => {
    show({ error: fault({ status: 400, messageId: 'ada@example.com is taken', detail: 'ada@example.com' }) });
    expect(screen.getByRole('link', { name: 'Explain this error' })).toHaveAttribute(
      'href',
      expect.stringMatching(/error=400$/)
    );
  });

  it('offers no explanation of a fault that has no status', () => {
    show({ error: fault({ kind: 'network', status: undefined }) });
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });

  it('does not run markup that a server sent', () => {
    const { container } = show({ error: fault({ detail: '<img src=x onerror=alert(1)>' }) });
    expect(container.querySelector('img')).toBeNull();
    expect(screen.getByText('<img src=x onerror=alert(1)>')).toBeVisible();
  });
});

it('says the next step when there is nothing', () => {
  show({ data: [] });
  expect(screen.getByText('Push a group first')).toBeVisible();
});

describe('data', () => {
  it('is shown alone when everything is there', () => {
    show({ data: ['a', 'b'] });
    expect(screen.getByText('a,b')).toBeVisible();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('stays, and is called out of date, when reading it again failed', () => {
    show({ data: ['a'], error: fault() });
    expect(screen.getByText('a')).toBeVisible();
    expect(screen.getByText(/may be out of date/)).toBeVisible();
  });

  it('is not called empty when reading it again failed', () => {
    show({ data: [], error: fault() });
    expect(screen.queryByText('Push a group first')).not.toBeInTheDocument();
  });

  it('comes with what is missing', () => {
    show({ data: ['half'] });
    expect(screen.getByText('Two teams are missing')).toBeVisible();
  });
});
