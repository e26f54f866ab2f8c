// Own figures as they were read, line by line beside what is published.
import type { OwnPreview } from '../api/types';
import { useApp } from '../state/app';

export function OwnLines({ lines }: Pick<OwnPreview, 'lines'>) {
  const { t } = useApp();
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={t('own.title')}>
      <table className="ds-table" data-size="sm" data-border>
        <thead>
          <tr>
            <th scope="col">{t('own.line')}</th>
            <th scope="col">{t('chart.what')}</th>
            <th scope="col" className="figure-cell">
              {t('own.yours')}
            </th>
            <th scope="col" className="figure-cell">
              {t('own.published')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.line} className={line.far_off ? 'far-off' : undefined}>
              <td>{line.line}</td>
              <th scope="row">
                {line.name}
                {line.far_off && <p className="far-off-text">{line.far_off}</p>}
              </th>
              <td className="figure-cell">{line.value}</td>
              <td className="figure-cell">{line.published || '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
