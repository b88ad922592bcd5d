import { useState } from 'react';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type Column, DataTable, type Sort } from './DataTable';

interface Row {
  id: number;
  name: string;
}

const rows = (count: number): Row[] => Array.from({ length: count }, (_, id) => ({ id, name: `Person ${id}` }));
const rowKey = ({ id }: Row) => String(id);

const columns: ReadonlyArray<Column<Row>> = [
  { id: 'name', header: 'Name', minWidth: 20, isSortable: true, cell: ({ name }) => name },
  {
    id: 'count',
    header: 'Teams',
    minWidth: 10,
    align: 'right',
    cell: ({ id }) => <button type="button">Edit {id}</button>,
  },
];

function show(part: Partial<Parameters<typeof DataTable<Row>>[0]> = {}) {
  return render(<DataTable label="People" rows={rows(3)} columns={columns} rowKey={rowKey} {...part} />);
}

const bodyRows = () => screen.getAllByRole('row').filter((row) => row.dataset.index !== undefined);
const rowNamed = (name: string) => screen.getByRole('row', { name: new RegExp(`^${name} `) });

it('draws a window of 100,000 rows and tells how many there are', () => {
  show({ rows: rows(100_000) });
  const grid = screen.getByRole('grid', { name: 'People' });
  expect(grid).toHaveAttribute('aria-rowcount', '100001');
  expect(bodyRows().length).toBeGreaterThan(10);
  expect(bodyRows().length).toBeLessThan(60);
  expect(bodyRows()[0]).toHaveAttribute('aria-rowindex', '2');
});

it('names columns and cells', () => {
  show();
  expect(screen.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual(['Name', 'Teams']);
  expect(within(rowNamed('Person 1')).getAllByRole('gridcell')).toHaveLength(2);
});

it('shows what to do when no row is left', () => {
  show({ rows: [], empty: <p>No match</p> });
  expect(screen.getByText('No match')).toBeVisible();
  expect(screen.getByRole('grid')).toHaveAttribute('aria-rowcount', '1');
});

describe('order', () => {
  it('offers only sortable columns, and turns the order round', async () => {
    function Sorted() {
      const [sort, setSort] = useState<Sort>();
      return <DataTable label="People" rows={rows(1)} columns={columns} rowKey={rowKey} sort={sort} onSort={setSort} />;
    }
    render(<Sorted />);
    const header = screen.getByRole('columnheader', { name: 'Name' });
    expect(header).toHaveAttribute('aria-sort', 'none');
    await userEvent.click(within(header).getByRole('button'));
    expect(header).toHaveAttribute('aria-sort', 'ascending');
    await userEvent.click(within(header).getByRole('button'));
    expect(header).toHaveAttribute('aria-sort', 'descending');
    const fixed = screen.getByRole('columnheader', { name: 'Teams' });
    expect(fixed).not.toHaveAttribute('aria-sort');
    expect(within(fixed).queryByRole('button')).not.toBeInTheDocument();
  });
});

describe('opening', () => {
  it('opens by click, but not by a control inside the row', async () => {
    const onOpen = jest.fn();
    show({ onOpen });
    await userEvent.click(screen.getByRole('button', { name: 'Edit 1' }));
    expect(onOpen).not.toHaveBeenCalled();
    await userEvent.click(screen.getByText('Person 1'));
    expect(onOpen).toHaveBeenCalledWith({ id: 1, name: 'Person 1' });
  });

  it('marks the open row', () => {
    show({ onOpen: jest.fn(), openKey: '2' });
    expect(rowNamed('Person 2')).toHaveAttribute('aria-selected', 'true');
    expect(rowNamed('Person 1')).toHaveAttribute('aria-selected', 'false');
  });
});

describe('keyboard', () => {
  it('has one tab stop, moves by arrows and opens by Enter', async () => {
    const onOpen = jest.fn();
    show({ onOpen });
    expect(bodyRows().map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1]);
    rowNamed('Person 0').focus();
    expect(rowNamed('Person 0')).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
    expect(rowNamed('Person 2')).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}{Enter}');
    expect(onOpen).toHaveBeenCalledWith({ id: 1, name: 'Person 1' });
  });

  it('jumps to the last of 100,000 rows and keeps it drawn', async () => {
    show({ rows: rows(100_000) });
    rowNamed('Person 0').focus();
    await userEvent.keyboard('{End}');
    const last = rowNamed('Person 99999');
    expect(last).toHaveFocus();
    expect(last).toHaveAttribute('aria-rowindex', '100001');
    await userEvent.keyboard('{Home}');
    expect(rowNamed('Person 0')).toHaveFocus();
  });

  it('keeps a tab stop when rows are filtered away', async () => {
    const { rerender } = show();
    rowNamed('Person 0').focus();
    await userEvent.keyboard('{End}');
    rerender(<DataTable label="People" rows={rows(1)} columns={columns} rowKey={rowKey} />);
    expect(bodyRows().map(({ tabIndex }) => tabIndex)).toEqual([0]);
  });
});
