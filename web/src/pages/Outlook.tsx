// Where are we going? The report's part on the years ahead; the key figures of any year above it, each with its way.
import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { useRef, useState } from 'react';
import type { Municipality, ReportPart } from '../api/types';
import { Explain, type Question } from '../components/Explain';
import { LiveSections } from '../components/LiveSections';
import { Loading } from '../components/Loading';
import { YearSlider } from '../components/YearSlider';
import { useApp } from '../state/app';
import { at, find, useOutlook } from '../state/outlook';
import { useResource } from '../state/resource';
import { useWidths } from '../state/widths';

function usePart(number: string) {
  const { language } = useApp();
  const { chart } = useWidths();
  const { data } = useResource<ReportPart>(
    `/api/v1/municipalities/${number}/parts/outlook?lang=${language}&width=${chart}`,
  );
  const last = useRef<{ part: ReportPart; language: string } | null>(null);
  if (data) last.current = { part: data, language };
  return data ?? (last.current?.language === language ? last.current.part : null);
}

export default function Outlook({ place }: { place: Municipality }) {
  const { t, format, route, navigate } = useApp();
  const { data: outlook, failure } = useOutlook(place.number);
  const part = usePart(place.number);
  const [question, setQuestion] = useState<Question | null>(null);
  if (!outlook || !part) return <Loading failure={failure} />;
  const first = outlook.first_year;
  const last = first + outlook.years - 1;
  const wanted = Number(route.query.get('year')) || 2040;
  const year = Math.min(Math.max(wanted, first), last);
  const setYear = (now: number) => {
    const query = new URLSearchParams(route.query);
    query.set('year', String(now));
    navigate(`${window.location.pathname}?${query.toString()}`, { replace: true, keepFocus: true });
  };
  const asked: [string, string][] = [
    ['population.total', t('outlook.population')],
    ['services.pupils.total', t('outlook.pupils')],
    ['care.users.total', t('outlook.careUsers')],
    ['workforce.needed.total', t('outlook.needed')],
    ['workforce.available.total', t('outlook.available')],
    ['economy.income.total', t('outlook.income')],
    ['economy.spending.total', t('outlook.spending')],
    ['economy.need_index', t('outlook.needIndex')],
  ];
  return (
    <>
      <Heading level={1} data-size="lg" tabIndex={-1}>
        {t('outlook.title', { name: place.name })}
      </Heading>
      <Paragraph>{t('outlook.lead', { first, last })}</Paragraph>
      <YearSlider label={t('outlook.year')} from={first} to={last} value={year} onChange={setYear} playable />
      <dl className="key-figures">
        {asked.map(([id, name]) => {
          const figure = find(outlook, id);
          if (!figure) return null;
          const value = format.figure(at(outlook, id, year), figure.unit.id);
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
                  {t('outlook.now', { value: format.figure(at(outlook, id, first), figure.unit.id), year: first })}
                </span>
              </dd>
            </div>
          );
        })}
      </dl>
      <LiveSections sections={part.sections} place={place.number} />
      <Explain municipality={place.number} question={question} onClose={() => setQuestion(null)} />
    </>
  );
}
