// Figures in a table: right-aligned, heads that stay, sorted by a click.
import { Table } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { TableData } from '../charts/download';
import { useApp } from '../state/app';

function compare(a: string | number | null, b: string | number | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'nb');
}

/// A number, or one written out with its unit.
const isFigure = (value: string | number | null) => typeof value !== 'string' || /^(NOK\u00a0)?[−+]?\d|^–$/.test(value);

/// Sentences: a narrow column of them would make the row as tall as a phone.
const wordy = (value: string | number | null) => typeof value === 'string' && value.length > 40;

interface Props {
  table: TableData;
  caption: string;
  names?: readonly number[]; // columns that hold names, also where these look like numbers
}

export function DataTable({ table, caption, names = [0] }: Props) {
  const { format, t } = useApp();
  const [sort, setSort] = useState<{ column: number; down: boolean } | null>(null);
  const order = table.rows.map((_, index) => index);
  if (sort) {
    const by = (index: number) => table.values?.[index]?.[sort.column] ?? table.rows[index]?.[sort.column] ?? null;
    order.sort((a, b) => compare(by(a), by(b)) * (sort.down ? -1 : 1));
  }
  const rows = order.map((index) => table.rows[index]!);
  const isFigureCell = (value: string | number | null, column: number) =>
    table.figures ? table.figures[column] : !names.includes(column) && isFigure(value);
  const isYear = (column: number) => table.columns[column] === t('year');
  const show = (value: string | number | null, column: number) => {
    if (typeof value !== 'number') return value ?? '–';
    if (isYear(column)) return String(value);
    return format.number(value, Number.isInteger(value) ? 0 : Math.abs(value) < 10 ? 2 : 1);
  };
  const click = (column: number) =>
    setSort((now) => (now?.column === column ? { column, down: !now.down } : { column, down: false }));
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={caption}>
      <Table data-size="sm" data-color="neutral" zebra border stickyHeader>
        <caption className="visually-hidden">{caption}</caption>
        <Table.Head>
          <Table.Row>
            {table.columns.map((name, column) => (
              <Table.HeaderCell
                key={name}
                sort={sort?.column === column ? (sort.down ? 'descending' : 'ascending') : 'none'}
                onClick={() => click(column)}
              >
                {name}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {rows.map((row, index) => (
            <Table.Row key={index}>
              {row.map((value, column) => (
                <Table.Cell
                  key={column}
                  className={isFigureCell(value, column) ? 'figure-cell' : wordy(value) ? 'wordy-cell' : undefined}
                >
                  {show(value, column)}
                </Table.Cell>
              ))}
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  );
}
