// Around every chart: its message as title, what is shown and the unit, the source, the table behind it, and ways to take it along.
import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useId, useRef, useState, type ReactNode } from 'react';
import { useApp } from '../state/app';
import { copyTable, saveCsv, savePng, saveSvg, type TableData } from './download';
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
  const [copied, setCopied] = useState('');
  const figure = useRef<HTMLDivElement>(null);
  const id = useId();
  const svg = () => figure.current?.querySelector('svg');
  const copyLink = () =>
    void navigator.clipboard?.writeText(window.location.href).then(() => setCopied(t('chart.linkCopied')));
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
      <div className="chart-tools no-print" role="group" aria-label={t('chart.tools', { title })}>
        {!tableOnly && (
          <Button variant="tertiary" data-size="sm" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {asTable ? t('chart.showChart') : t('chart.showTable')}
          </Button>
        )}
        <Button variant="tertiary" data-size="sm" onClick={() => saveCsv(table, name)}>
          CSV
        </Button>
        {asTable ? (
          <Button
            variant="tertiary"
            data-size="sm"
            onClick={() => void copyTable(table).then(() => setCopied(t('chart.tableCopied')))}
          >
            {t('chart.copy')}
          </Button>
        ) : (
          <>
            <Button variant="tertiary" data-size="sm" onClick={() => svg() && saveSvg(svg()!, name)}>
              SVG
            </Button>
            <Button variant="tertiary" data-size="sm" onClick={() => svg() && void savePng(svg()!, name)}>
              PNG
            </Button>
          </>
        )}
        <Button variant="tertiary" data-size="sm" onClick={copyLink}>
          {t('chart.link')}
        </Button>
        <span role="status" className="subtle">
          {copied}
        </span>
      </div>
    </figure>
  );
}
