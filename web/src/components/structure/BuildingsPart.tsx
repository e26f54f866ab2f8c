// The municipality's own buildings: a table dropped, then backlog, what to do with each, room against need and the renewal in the economic plan.
import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useMemo, useState } from 'react';
import type { Buildings, BuildingsRequest } from '../../api/types';
import { useApp } from '../../state/app';
import { useAnswer } from '../../state/cooperation';
import { useFiles } from '../../state/files';
import { saveFile } from '../../state/saveFile';
import { useWidths } from '../../state/widths';
import { Files } from '../Files';
import { TableAnswer } from './TableAnswer';
import { TableDrop, useTable } from './TableDrop';
import '../../styles/structure.css';

const usualYears = 10;

export default function BuildingsPart({ number }: { number: string }) {
  const { t, format, language } = useApp();
  const { page } = useWidths();
  const table = useTable(`buildings-${number}`);
  const { file, failure } = table;
  const [from, setFrom] = useState('');
  const [years, setYears] = useState('');
  const [settings, setSettings] = useState<Record<string, number>>({});
  const asked = JSON.stringify({
    ...(from ? { from: Number(from) } : {}),
    ...(years ? { years: Number(years) } : {}),
    settings,
    width: page,
  });
  const body = useMemo<BuildingsRequest | null>(
    () => (file ? { ...file, ...(JSON.parse(asked) as Partial<BuildingsRequest>) } : null),
    [file, asked],
  );
  const answer = useAnswer<Buildings>(`/api/v1/municipalities/${number}/buildings`, body);
  const making = useFiles(`/api/v1/municipalities/${number}/buildings/report?lang=${language}`);
  const shown = answer.data;
  return (
    <section className="buildings-part" aria-labelledby="own-buildings">
      <Heading level={2} data-size="md" id="own-buildings">
        {t('buildings.title')}
      </Heading>
      <Paragraph className="text-column">{t('buildings.lead')}</Paragraph>
      <TableDrop table={table} bring={t('buildings.bring')} accept=".csv,.txt,.xlsx,.ods">
        <Button
          data-size="sm"
          variant="secondary"
          onClick={() =>
            saveFile(t('buildings.formName'), new Blob(['\ufeff' + t('buildings.form')], { type: 'text/csv' }))
          }
        >
          {t('buildings.empty')}
        </Button>
      </TableDrop>
      {file && (
        <div className="row no-print">
          <label htmlFor="buildings-from">{t('buildings.from')}</label>
          <input
            id="buildings-from"
            className="ds-input small-number"
            type="number"
            value={from}
            onChange={(event) => setFrom(event.target.value)}
          />
          <label htmlFor="buildings-years">{t('buildings.years')}</label>
          <input
            id="buildings-years"
            className="ds-input small-number"
            type="number"
            min={1}
            max={60}
            placeholder={String(usualYears)}
            value={years}
            onChange={(event) => setYears(event.target.value)}
          />
        </div>
      )}
      <TableAnswer unread={failure} answer={{ ...answer, data: file ? shown : null }} place={`${number}-buildings`}>
        {shown && (
          <>
            <details className="assumptions no-print">
              <summary>{t('buildings.assumptions')}</summary>
              <ul className="plain">
                {shown.assumptions.map((one) => (
                  <li key={one.id} className="row">
                    <label htmlFor={`set-${one.id}`}>{one.name}</label>
                    <input
                      id={`set-${one.id}`}
                      className="ds-input small-number"
                      type="number"
                      step="any"
                      defaultValue={one.value}
                      onBlur={(event) => {
                        const value = Number(event.target.value);
                        const rest = Object.fromEntries(Object.entries(settings).filter(([id]) => id !== one.id));
                        setSettings(
                          event.target.value === '' || value === one.default ? rest : { ...rest, [one.id]: value },
                        );
                      }}
                    />
                    <span className="subtle">
                      {t('buildings.range', {
                        low: format.number(one.low, one.low < 1 ? 3 : 0),
                        high: format.number(one.high, one.high < 1 ? 3 : 0),
                      })}{' '}
                      {one.about}
                    </span>
                  </li>
                ))}
              </ul>
            </details>
            <div className="choices no-print">
              <Button data-size="sm" onClick={() => body && making.make(body)} disabled={making.progress !== null}>
                {t('buildings.report')}
              </Button>
              <Button
                data-size="sm"
                variant="secondary"
                onClick={() =>
                  saveFile(t('buildings.scenarioName'), new Blob([shown.scenario], { type: 'text/plain' }))
                }
              >
                {t('buildings.scenario')}
              </Button>
            </div>
            {making.failure && <Alert data-color="danger">{making.failure}</Alert>}
            <Files progress={making.progress} files={making.files} lacking={making.lacking} />
          </>
        )}
      </TableAnswer>
    </section>
  );
}
