// Where do we stand? Today's figures beside the country's and a group's, where ours lies among all, and what explains the difference.
import { Button, Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { Suspense, useMemo } from 'react';
import type { Comparison, Municipality, Standing as Answer, StandingFigure } from '../api/types';
import { saveCsv } from '../charts/download';
import { Strip } from '../charts/Strip';
import { A } from '../components/A';
import { Accounts } from '../components/Accounts';
import { Contents } from '../components/Contents';
import { Difference } from '../components/Difference';
import { GroupChooser } from '../components/GroupChooser';
import { Loading } from '../components/Loading';
import { useApp } from '../state/app';
import { later } from '../state/arrive';
import { useGroup } from '../state/group';
import { useMunicipalities } from '../state/municipalities';
import { useOwn } from '../state/own';
import { useResource } from '../state/resource';
import { address } from '../state/route';

interface Distributions {
  figures: { id: string; values: (number | null)[] }[];
}

const OwnBeside = later(() => import('../components/OwnBeside'));

const sections = ['population', 'need', 'care', 'staff', 'economy'];

type Compared = Comparison['figures'][number];

function Row({
  figure,
  compared,
  values,
  all,
  own,
  group,
}: {
  figure: StandingFigure;
  compared: Compared | undefined;
  values: (number | null)[] | undefined;
  all: readonly Municipality[];
  own: number;
  group: ReadonlySet<number>;
}) {
  const { t, format } = useApp();
  const names = useMemo(() => all.map((one) => one.name), [all]);
  const marked = figure.provenance.id !== 'municipality' && figure.provenance.id !== 'own';
  const yesOrNo = figure.id.includes('.in_');
  return (
    <li className="standing-row">
      <div>
        <p className="standing-name">{figure.name}</p>
        <p className="standing-value">
          <strong>{yesOrNo ? t(figure.value ? 'yes' : 'no') : format.figure(figure.value, figure.unit.id)}</strong>{' '}
          <span className="subtle">{figure.value === null ? t('standing.missing') : figure.year}</span>{' '}
          {marked && figure.value !== null && (
            <Tag data-size="sm" data-color="warning">
              {figure.provenance.name}
            </Tag>
          )}
        </p>
        {figure.country !== null && !yesOrNo && (
          <p className="subtle">
            {t('standing.country')}: {format.figure(figure.country, figure.unit.id)}
          </p>
        )}
        {compared && !yesOrNo && (
          <p className="subtle">
            {compared.known > 0
              ? t(figure.unit.id === 'persons' ? 'standing.groupAverage' : 'standing.groupLevel', {
                  mean: format.figure(compared.mean, figure.unit.id),
                  median: format.figure(compared.median, figure.unit.id),
                  known: compared.known,
                  all: group.size,
                })
              : group.size > 0 && t('standing.groupMissing')}
          </p>
        )}
        {figure.source && (
          <p className="subtle source">
            {figure.source.publisher}, {figure.source.table || figure.source.title}
          </p>
        )}
      </div>
      {values && !yesOrNo && <Strip values={values} own={own} group={group} names={names} unit={figure.unit.id} />}
    </li>
  );
}

export default function Standing({ place }: { place: Municipality }) {
  const { t, language, format } = useApp();
  const municipalities = useMunicipalities();
  const all = useMemo(() => municipalities ?? [], [municipalities]);
  const { data, failure } = useResource<Answer>(`/api/v1/municipalities/${place.number}/standing?lang=${language}`);
  const distributions = useResource<Distributions>(`/api/v1/distributions?lang=${language}`).data;
  const chosen = useGroup(place);
  const [file] = useOwn(place.number);
  const members = chosen.answer?.group.members;
  const group = useMemo(
    () => new Set((members ?? []).map((member) => all.findIndex((one) => one.number === member.number))),
    [members, all],
  );
  const own = all.indexOf(place);
  if (!data) return <Loading failure={failure} />;
  const compared = (id: string) => chosen.answer?.figures.find((one) => one.id === id);
  const table = {
    columns: [
      t('chart.what'),
      place.name,
      t('standing.groupMean'),
      t('standing.groupMedian'),
      t('standing.country'),
      t('year'),
    ],
    rows: data.figures.map((one) => [
      one.name,
      one.value,
      compared(one.id)?.mean ?? null,
      compared(one.id)?.median ?? null,
      one.country,
      one.year,
    ]),
  };
  return (
    <>
      <Heading level={1} data-size="lg" tabIndex={-1}>
        {t('standing.title', { name: place.name })}
      </Heading>
      <Paragraph>{t('standing.lead')}</Paragraph>
      {file && (
        <Suspense fallback={<Loading />}>
          <OwnBeside place={place} own={file} />
        </Suspense>
      )}
      <GroupChooser place={place} all={all} group={chosen} />
      <Contents heads={sections.map((section) => [`s-${section}`, t(`standing.section.${section}`)])} />
      {chosen.failure && <Loading failure={chosen.failure} />}
      <Accounts place={place} group={chosen} />
      <Difference place={place} group={chosen} />
      <Heading level={2} data-size="sm">
        {t('standing.today')}
      </Heading>
      <p className="subtle">
        {t(group.size > 0 ? 'standing.legend' : 'standing.legendAlone', { name: place.name, count: group.size })}{' '}
        <Button
          data-size="sm"
          variant="tertiary"
          className="no-print"
          onClick={() => saveCsv(table, `${place.number}-standing`)}
        >
          CSV
        </Button>
      </p>
      {sections.map((section) => {
        const figures = data.figures.filter((one) => one.id.split('.')[1] === section);
        return (
          figures.length > 0 && (
            <section key={section} aria-labelledby={`s-${section}`}>
              <Heading level={3} data-size="xs" id={`s-${section}`} tabIndex={-1}>
                {t(`standing.section.${section}`)}
              </Heading>
              <ul className="standing">
                {figures.map((figure) => (
                  <Row
                    key={figure.id}
                    figure={figure}
                    compared={compared(figure.id)}
                    values={distributions?.figures.find((one) => one.id === figure.id)?.values}
                    all={all}
                    own={own}
                    group={group}
                  />
                ))}
              </ul>
            </section>
          )
        );
      })}
      {!data.figures.some((one) => one.id.startsWith('standing.staff.')) && (
        <section aria-labelledby="s-staff">
          <Heading level={3} data-size="xs" id="s-staff" tabIndex={-1}>
            {t('standing.section.staff')}
          </Heading>
          <p>
            {t('standing.staffMissing')}{' '}
            <A href={address(language, place.number, 'choice', { c: 'sick_leave:0.06' })}>{t('examples.sick')}</A>
          </p>
        </section>
      )}
      <p className="subtle">{t('standing.years', { number: format.number(all.length) })}</p>
    </>
  );
}
