// One municipality on one screen: the three rooms, three sentences, how sure.
import { Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { Municipality, Outlook } from '../api/types';
import { A } from '../components/A';
import { Explain, type Question } from '../components/Explain';
import { Loading } from '../components/Loading';
import { ReportMenu } from '../components/ReportMenu';
import { Rooms, roomIds } from '../components/Rooms';
import { Search } from '../components/Search';
import { Sentences } from '../components/Sentences';
import { YearSlider } from '../components/YearSlider';
import { useApp } from '../state/app';
import { find, useOutlook } from '../state/outlook';
import { address } from '../state/route';

function HowSure({ outlook }: { outlook: Outlook }) {
  const { t } = useApp();
  const weak = roomIds.flatMap((id) => {
    const from = find(outlook, id)?.provenance;
    return from && from.id !== 'municipality' && from.id !== 'own'
      ? [`${t(`room.${id.split('.')[1]}`)}: ${from.name}`]
      : [];
  });
  return (
    <section className="sure" aria-labelledby="sure">
      <Heading level={2} data-size="2xs" id="sure">
        {t('sure.title')}
      </Heading>
      <Paragraph data-size="sm">{t('sure.range')}</Paragraph>
      {weak.length > 0 && (
        <Paragraph data-size="sm">
          {t('sure.weak')}{' '}
          {weak.map((name) => (
            <Tag key={name} className="apart" data-size="sm" data-color="warning">
              {name}
            </Tag>
          ))}
        </Paragraph>
      )}
    </section>
  );
}

export function Overview({ place }: { place: Municipality }) {
  const { t, route, language, navigate } = useApp();
  const { data: outlook, failure } = useOutlook(place.number);
  const year = Number(route.query.get('year')) || 2040;
  const [question, setQuestion] = useState<Question | null>(null);
  if (!outlook) return <Loading failure={failure} />;
  const last = outlook.first_year + outlook.years - 1;
  const shown = Math.min(Math.max(year, outlook.first_year), last);
  const setYear = (now: number) =>
    navigate(address(language, place.number, 'overview', { year: String(now) }), { replace: true, keepFocus: true });
  return (
    <>
      <div className="page-head">
        <Heading level={1} data-size="lg" tabIndex={-1}>
          {place.name}
        </Heading>
        <Paragraph className="subtle">{t('overview.facts', { county: place.county, number: place.number })}</Paragraph>
      </div>
      <Sentences name={place.name} outlook={outlook} year={shown} />
      <Heading level={2} data-size="sm">
        {t('overview.rooms', { first: outlook.first_year, last })}
      </Heading>
      <Paragraph data-size="sm" className="subtle">
        {t('overview.roomsLead')}
      </Paragraph>
      <YearSlider label={t('overview.year')} from={outlook.first_year} to={last} value={shown} onChange={setYear} />
      <Rooms outlook={outlook} year={shown} onExplain={(figure, when) => setQuestion({ figure, year: when })} />
      <div className="two">
        <HowSure outlook={outlook} />
        <section className="no-print" aria-labelledby="further">
          <Heading level={2} data-size="2xs" id="further">
            {t('overview.further')}
          </Heading>
          <ul className="plain">
            <li>
              <A href={address(language, place.number, 'choice')}>{t('overview.toChoice')}</A>
            </li>
            <li>
              <A href={address(language, place.number, 'outlook')}>{t('overview.toOutlook')}</A>
            </li>
            <li>
              <A href={address(language, place.number, 'standing')}>{t('overview.toStanding')}</A>
            </li>
          </ul>
          <Search
            label={t('overview.compareWith')}
            action={t('overview.compare')}
            onChoose={(other) => navigate(address(language, null, 'compare', { m: `${place.number},${other.number}` }))}
          />
          <ReportMenu place={place} />
        </section>
      </div>
      <Explain municipality={place.number} question={question} onClose={() => setQuestion(null)} />
    </>
  );
}
