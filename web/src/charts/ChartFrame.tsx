// Around every chart: its message as title, what is shown and the unit, the source, the table behind it, and ways to take it along.
import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { useId, useRef, useState, type ReactNode } from 'react';
import { useApp } from '../state/app';
import { ChartTools } from './ChartTools';
import type { TableData } from './download';
import { DataTable } from '../components/DataTable';

interface Props {
  name: string; // of files
  title: string;
  subtitle: string;
  source?: string;
  sourceLine?: string; // the same, ready to be shown
  tableOnly?: boolean; // there is no picture
  table: TableData;
  children: ReactNode; // one <svg>
  level?: 2 | 3;
  controls?: ReactNode;
}

export function ChartFrame({ name, title, subtitle, source, table, children, level = 2, controls, ...rest }: Props) {
  const { t } = useApp();
  const { tableOnly = false, sourceLine = source && `${t('chart.source')}: ${source}` } = rest;
  const [asTable, setAsTable] = useState(tableOnly);
  const figure = useRef<HTMLDivElement>(null);
  const id = useId();
  return (
    <figure className="chart" aria-labelledby={id}>
      <figcaption>
        <Heading level={level} data-size="xs" id={id}>
          {title}
        </Heading>
        <Paragraph data-size="sm" className="subtle">
          {subtitle}
        </Paragraph>
      </figcaption>
      {controls}
      {asTable ? <DataTable table={table} caption={title} /> : <div ref={figure}>{children}</div>}
      {sourceLine && (
        <Paragraph data-size="xs" className="subtle source">
          {sourceLine}
        </Paragraph>
      )}
      <ChartTools
        name={name}
        title={title}
        source={sourceLine ?? ''}
        table={table}
        asTable={asTable}
        {...(tableOnly ? {} : { onAsTable: setAsTable })}
        svg={() => figure.current?.querySelector('svg')}
      />
    </figure>
  );
}
