// Up to five alternatives side by side: what is left, what each gives and asks; one of them can be shown on all pages.
import { Alert, Heading, Paragraph } from '@digdir/designsystemet-react';
import type { Alternatives as Answer, Municipality } from '../api/types';
import { useWidth } from '../charts/useWidth';
import { AlternativeList } from '../components/AlternativeList';
import { Loading } from '../components/Loading';
import { ReportMenu } from '../components/ReportMenu';
import { SideBySide } from '../components/SideBySide';
import '../styles/alternatives.css';
import { YearSlider } from '../components/YearSlider';
import { useAlternatives } from '../state/alternatives';
import { useApp } from '../state/app';
import { usePosted } from '../state/live';
import { useOwn } from '../state/own';
import { leave } from '../state/plan';
import { writeChanges } from '../state/route';
import { useLast } from '../state/useLast';

const standardYear = 2040;
const step = 40; // pixels: drawings of nearly the same width are shared

export default function Alternatives({ place }: { place: Municipality }) {
  const { t, language, route, navigate } = useApp();
  const [all, setAll] = useAlternatives(place.number);
  const [own] = useOwn(place.number);
  const [ref, width] = useWidth<HTMLDivElement>(960);
  const year = Number(route.query.get('year')) || standardYear;
  const shown = all.filter((one) => one.name.trim());
  const body = JSON.stringify({ alternatives: shown, year, ...(own ? { own } : {}) });
  const drawn = Math.max(160, Math.floor(width / step) * step);
  const { data, failure } = usePosted<Answer>(
    `/api/v1/municipalities/${place.number}/alternatives?lang=${language}&width=${drawn}`,
    body,
  );
  const answer = useLast(data, language);
  const set = (wanted: Record<string, string>) => {
    const query = new URLSearchParams(window.location.search);
    for (const [key, value] of Object.entries(wanted)) {
      if (value) query.set(key, value);
      else query.delete(key);
    }
    navigate(`${window.location.pathname}?${query.toString()}`, { replace: true, keepFocus: true });
  };
  const first = answer?.first_year ?? year;
  return (
    <div className="alternatives-page">
      <Heading level={1} data-size="lg" tabIndex={-1}>
        {t('side.title', { name: place.name })}
      </Heading>
      <Paragraph>{t('side.lead')}</Paragraph>
      <AlternativeList
        place={place}
        all={all}
        first={first}
        chosen={route.query.get('name') ?? ''}
        onChange={setAll}
        onShow={(one, index) => {
          const changes = one ? writeChanges(answer?.changes[index] ?? one.changes) : '';
          leave(place.number, changes, one?.name ?? '');
          set({ c: changes, name: one?.name ?? '' });
        }}
      />
      <YearSlider
        label={t('overview.year')}
        from={first}
        to={answer?.last_year ?? year}
        value={year}
        onChange={(now) => set({ year: now === standardYear ? '' : String(now) })}
      />
      {failure && <Alert data-color="warning">{failure.problem?.title ?? t('server.away')}</Alert>}
      <div ref={ref}>{answer ? <SideBySide all={answer} place={place.number} /> : !failure && <Loading />}</div>
      {shown.length > 0 && <ReportMenu place={place} alternatives={shown} />}
    </div>
  );
}
