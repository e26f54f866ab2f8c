// Kindergartens, care homes and homes staffed round the clock: the municipality by year, and each place where it has a list of them.
import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { useMemo } from 'react';
import type { StructurePlaces, StructurePlacesRequest } from '../../api/types';
import { useApp } from '../../state/app';
import { useAnswer } from '../../state/cooperation';
import { useWidths } from '../../state/widths';
import { TableAnswer } from './TableAnswer';
import { TableDrop, useTable } from './TableDrop';
import '../../styles/structure.css';

const services = ['kindergarten', 'care_home', 'staffed_home'] as const;
type Service = (typeof services)[number];

export default function PlacesPart({
  number,
  query,
  onChange,
}: {
  number: string;
  query: URLSearchParams;
  onChange: (changes: Record<string, string | null>) => void;
}) {
  const { t } = useApp();
  const { page } = useWidths();
  const table = useTable(`places-${number}`);
  const service: Service = services.find((one) => one === query.get('service')) ?? 'kindergarten';
  const body = useMemo<StructurePlacesRequest>(
    () => ({ service, width: page, ...(table.file ?? {}) }),
    [service, page, table.file],
  );
  const answer = useAnswer<StructurePlaces>(`/api/v1/municipalities/${number}/structure/places`, body);
  return (
    <section className="buildings-part places-part" aria-labelledby="places">
      <Heading level={2} data-size="md" id="places">
        {t('places.title')}
      </Heading>
      <Paragraph className="text-column">{t('places.lead')}</Paragraph>
      <p className="row no-print">
        <label htmlFor="places-service">{t('places.service')}</label>
        <select
          id="places-service"
          className="ds-input"
          value={service}
          onChange={(event) => onChange({ service: event.target.value === 'kindergarten' ? null : event.target.value })}
        >
          {services.map((one) => (
            <option key={one} value={one}>
              {t(`places.${one}`)}
            </option>
          ))}
        </select>
      </p>
      <TableDrop table={table} bring={t('places.bring')} accept=".csv,.txt,.xlsx,.ods,.toml" />
      <TableAnswer unread={table.failure} answer={answer} place={`${number}-places`} />
    </section>
  );
}
