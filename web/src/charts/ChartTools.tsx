// One row of tools under every picture: picture or table, taken along as figures or as a picture, into a spreadsheet or another page.
import { Button } from '@digdir/designsystemet-react';
import { useState, type ReactNode } from 'react';
import { useApp } from '../state/app';
import { copyEmbedded, copyTable, saveCsv, savePng, saveSvg, type TableData } from './download';

interface Props {
  name: string; // of files
  title: string;
  source?: string; // under an embedded picture
  table: TableData;
  asTable: boolean;
  onAsTable?: (asTable: boolean) => void; // none: there is no picture
  svg: () => SVGSVGElement | null | undefined;
  children?: ReactNode; // further tools
}

export function ChartTools({ name, title, source = '', table, asTable, onAsTable, svg, children }: Props) {
  const { t } = useApp();
  const [said, setSaid] = useState('');
  const [more, setMore] = useState(false);
  const copied = (copying: Promise<void> | undefined, words: string) =>
    void copying?.then(
      () => setSaid(t(words)),
      () => setSaid(t('chart.notCopied')),
    );
  const withPicture = (act: (picture: SVGSVGElement) => void) => {
    const picture = svg();
    if (picture) act(picture);
  };
  const tool = (words: string, action: () => void) => (
    <Button variant="tertiary" data-size="sm" className="tool-extra" onClick={action}>
      {words}
    </Button>
  );
  return (
    <div className="tools-width">
      <div
        className={more ? 'chart-tools more no-print' : 'chart-tools no-print'}
        role="group"
        aria-label={t('chart.tools', { title })}
      >
        {onAsTable && (
          <Button variant="tertiary" data-size="sm" aria-pressed={asTable} onClick={() => onAsTable(!asTable)}>
            {asTable ? t('chart.showChart') : t('chart.showTable')}
          </Button>
        )}
        {children}
        <Button
          variant="tertiary"
          data-size="sm"
          className="tools-more"
          aria-expanded={more}
          onClick={() => setMore(!more)}
        >
          {t('chart.more')}
        </Button>
        {tool('CSV', () => saveCsv(table, name))}
        {tool(t('chart.copy'), () => copied(copyTable(table), 'chart.tableCopied'))}
        {onAsTable && !asTable && (
          <>
            {tool('SVG', () => withPicture((picture) => saveSvg(picture, name)))}
            {tool('PNG', () => withPicture((picture) => void savePng(picture, name)))}
            {tool(t('chart.embed'), () =>
              withPicture((picture) => copied(copyEmbedded(picture, title, source), 'chart.embedCopied')),
            )}
          </>
        )}
        {tool(t('chart.link'), () => copied(navigator.clipboard?.writeText(window.location.href), 'chart.linkCopied'))}
        <span role="status" className="subtle">
          {said}
        </span>
      </div>
    </div>
  );
}
