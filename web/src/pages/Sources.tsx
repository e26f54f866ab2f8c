// The published tables and the named assumptions that everything rests on.
import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { Suspense } from 'react';
import type { Assumption, Municipality, Source } from '../api/types';
import { DataTable } from '../components/DataTable';
import { Loading } from '../components/Loading';
import { useApp } from '../state/app';
import { later } from '../state/arrive';
import { dayWords } from '../state/format';
import { published } from '../state/published';
import { useResource } from '../state/resource';

const ImportFile = later(() => import('../components/ImportFile'));

export default function Sources({ place }: { place: Municipality }) {
  const { t, language } = useApp();
  const sources = useResource<{ sources: Source[] }>(`/api/v1/sources?lang=${language}`);
  const assumptions = useResource<{ assumptions: Assumption[] }>(`/api/v1/assumptions?lang=${language}`);
  if (!sources.data || !assumptions.data) return <Loading failure={sources.failure ?? assumptions.failure} />;
  return (
    <>
      <Heading level={1} data-size="lg" tabIndex={-1}>
        {t('sources.title', { name: place.name })}
      </Heading>
      <Paragraph>{t('sources.lead')}</Paragraph>
      {!published && (
        <Suspense fallback={<Loading />}>
          <ImportFile place={place} />
        </Suspense>
      )}
      <Heading level={2} data-size="sm">
        {t('sources.tables')}
      </Heading>
      <DataTable
        caption={t('sources.tables')}
        names={[0, 1, 2, 3, 4, 5]}
        table={{
          columns: [
            t('sources.publisher'),
            t('sources.table'),
            t('sources.what'),
            t('sources.period'),
            t('sources.licence'),
            t('sources.retrieved'),
          ],
          rows: sources.data.sources.map((one) => [
            one.publisher,
            one.table,
            one.title,
            one.period,
            one.licence,
            dayWords(one.retrieved, language),
          ]),
        }}
      />
      <Heading level={2} data-size="sm">
        {t('sources.assumptions')}
      </Heading>
      <DataTable
        caption={t('sources.assumptions')}
        table={{
          columns: [
            t('chart.what'),
            t('sources.standard'),
            t('sources.low'),
            t('sources.high'),
            t('sources.unit'),
            t('sources.why'),
          ],
          rows: assumptions.data.assumptions.map((one) => [
            one.name,
            one.default,
            one.low,
            one.high,
            one.unit.name,
            one.source ? `${one.source.publisher}, ${one.source.table || one.source.title}` : t('sources.judgement'),
          ]),
        }}
      />
    </>
  );
}
