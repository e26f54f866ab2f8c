// Where are we going? The report's part on the years ahead; the key figures of any year above it, each with its way.
import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { Municipality, ReportPart, ToldFigures } from '../api/types';
import { Contents } from '../components/Contents';
import { Explain, type Question } from '../components/Explain';
import { headOf, LiveSections } from '../components/LiveSections';
import { Loading } from '../components/Loading';
import { YearSlider } from '../components/YearSlider';
import { useApp } from '../state/app';
import { useAtHand, useLive } from '../state/live';
import { useWidths } from '../state/widths';

const names: Record<string, string> = {
  'population.total': 'outlook.population',
  'services.pupils.total': 'outlook.pupils',
  'care.users.total': 'outlook.careUsers',
  'workforce.needed.total': 'outlook.needed',
  'workforce.available.total': 'outlook.available',
  'economy.income.total': 'outlook.income',
  'economy.spending.total': 'outlook.spending',
  'economy.need_index': 'outlook.needIndex',
};

export default function Outlook({ place }: { place: Municipality }) {
  const { t, language, route, navigate } = useApp();
  const { chart } = useWidths();
  const { data: told, failure } = useLive<ToldFigures>(
    place.number,
    `/api/v1/municipalities/${place.number}/told?figures=${Object.keys(names).join(',')}&lang=${language}`,
  );
  const { data: part } = useLive<ReportPart>(
    place.number,
    `/api/v1/municipalities/${place.number}/parts/outlook?lang=${language}&width=${chart}`,
  );
  const { changes } = useAtHand(place.number);
  const [question, setQuestion] = useState<Question | null>(null);
  if (!told || !part) return <Loading failure={failure} />;
  const first = told.first_year;
  const last = first + (told.figures[0]?.told.length ?? 1) - 1;
  const wanted = Number(route.query.get('year')) || 2040;
  const year = Math.min(Math.max(wanted, first), last);
  const setYear = (now: number) => {
    const query = new URLSearchParams(route.query);
    query.set('year', String(now));
    navigate(`${window.location.pathname}?${query.toString()}`, { replace: true, keepFocus: true });
  };
  return (
    <>
      <Heading level={1} data-size="lg" tabIndex={-1}>
        {t('outlook.title', { name: place.name })}
      </Heading>
      <Paragraph>{t('outlook.lead', { first, last })}</Paragraph>
      <YearSlider label={t('outlook.year')} from={first} to={last} value={year} onChange={setYear} playable />
      <dl className="key-figures">
        {told.figures.map(({ id, ...figure }) => {
          const name = names[id] ? t(names[id]) : figure.name;
          const value = figure.told[year - first] ?? '–';
          return (
            <div key={id}>
              <dt>{name}</dt>
              <dd>
                <button
                  type="button"
                  className="figure-button"
                  onClick={() => setQuestion({ figure: id, year })}
                  aria-label={t('explain.open', { value: `${name}: ${value}` })}
                >
                  {value}
                </button>{' '}
                <span className="subtle">
                  {year > first && t('outlook.now', { value: figure.told[0] ?? '–', year: first })}
                  {figure.range[year - first]}
                </span>
              </dd>
            </div>
          );
        })}
      </dl>
      <Contents heads={part.sections.map((section) => [headOf(section), section.heading])} />
      <LiveSections sections={part.sections} place={place.number} />
      <Explain municipality={place.number} question={question} changes={changes} onClose={() => setQuestion(null)} />
    </>
  );
}
