// A chart of the report on the page: its message, its picture or its table, its source.
import type { ReactNode } from 'react';
import type { LiveChart, LiveTable } from '../api/types';
import { ChartFrame } from './ChartFrame';
import { Live } from './Live';
import type { TableData } from './download';

const headOf = (column: LiveTable['columns'][number]) =>
  column.unit ? `${column.head} (${column.unit})` : column.head;

export function tableOf(table: LiveTable): TableData {
  return {
    columns: table.columns.map(headOf),
    rows: table.rows,
    values: table.values,
    figures: table.columns.map((column) => column.figures),
  };
}

export function ReportChart({
  chart,
  place,
  level = 3,
  controls,
}: {
  chart: LiveChart;
  place: string;
  level?: 2 | 3;
  controls?: ReactNode;
}) {
  return (
    <ChartFrame
      name={`${place}-${chart.id}`}
      title={chart.title}
      subtitle={chart.shown}
      sourceLine={chart.source}
      table={tableOf(chart.table)}
      level={level}
      controls={controls}
      tableOnly={!chart.svg}
    >
      <div className="drawing">
        <Live svg={chart.svg} />
      </div>
    </ChartFrame>
  );
}
