// Alternatives side by side: every room in one picture, and one table in which what differs comes first. On a phone each row of the table is a card.
import { Heading } from '@digdir/designsystemet-react';
import type { Alternatives } from '../api/types';
import { ReportChart } from '../charts/ReportChart';
import { useApp } from '../state/app';

type Row = Alternatives['rows'][number];

function Rows({ rows, names }: { rows: readonly Row[]; names: readonly string[] }) {
  return rows.map((row) => (
    <tr key={row.id} data-row={row.id} className={`side-${row.group}`}>
      <th scope="row">
        {row.head}
        {row.note && <span className="side-note">{row.note}</span>}
      </th>
      {row.entries.map((entry, index) => (
        <td key={index} className={entry.as_today ? 'subtle' : undefined} data-name={names[index]}>
          <span className="side-figure">{entry.text}</span>
          {entry.note && <span className="side-note">{entry.note}</span>}
        </td>
      ))}
    </tr>
  ));
}

function Table({ all, rows, caption }: { all: Alternatives; rows: readonly Row[]; caption: string }) {
  const { t } = useApp();
  return (
    <div className="table-scroll side-scroll" tabIndex={0} role="region" aria-label={caption}>
      <table className="side-table" style={{ '--courses': all.names.length } as React.CSSProperties}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('chart.what')}</th>
            {all.names.map((name, index) => (
              <th key={index} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Rows rows={rows} names={all.names} />
        </tbody>
      </table>
    </div>
  );
}

export function SideBySide({ all, place }: { all: Alternatives; place: string }) {
  const { t } = useApp();
  const differing = all.rows.filter((row) => !row.same);
  const same = all.rows.filter((row) => row.same);
  return (
    <div className="side-by-side">
      <ReportChart chart={all.chart} place={place} level={2} />
      {differing.length > 0 && (
        <>
          <Heading level={2} data-size="sm" id="side">
            {t('side.table')}
          </Heading>
          <Table all={all} rows={differing} caption={t('side.table')} />
        </>
      )}
      {all.names.length > 1 && same.length > 0 && (
        <details className="side-same">
          <summary>{t('side.same', { count: same.length })}</summary>
          <Table all={all} rows={same} caption={t('side.same', { count: same.length })} />
        </details>
      )}
    </div>
  );
}
