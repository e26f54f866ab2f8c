// Which schools are best over the years: the curve of cost against way, the map of what is chosen in it, what is marked above beside the best and today.
import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useMemo, useState } from 'react';
import type { StructureBest, StructureCompared, StructureRequest } from '../../api/types';
import { useApp } from '../../state/app';
import { useAnswer } from '../../state/cooperation';
import { keep, readKept } from '../../state/kept';
import { readClosed, type School } from '../../state/schools';
import { closeNames, readWanted, studyBody } from '../../state/structureStudy';
import { useWidths } from '../../state/widths';
import { LiveSections } from '../LiveSections';
import '../../styles/structure.css';
import { Picked } from './Picked';
import { Questions } from './Questions';
import { Settings } from './Settings';
import { TakeStudy } from './TakeStudy';

interface Props {
  number: string;
  query: URLSearchParams;
  schools: readonly School[];
  pupils: ReadonlyMap<string, number>;
  close: string; // what is marked above
  saved: readonly string[];
  onChange: (changes: Record<string, string | null>) => void;
}

const unasked = 30; // schools: a larger municipality's study is made when it is asked for
const kept = (number: string, kind: string) => `structure-${kind}-${number}`;

export default function StudyPart({ number, query, schools, pupils, close, saved, onChange }: Props) {
  const { t } = useApp();
  const { chart, page } = useWidths();
  const wanted = readWanted(query);
  const [file, setFile] = useState(() => readKept<string>(kept(number, 'file'), 'tab') ?? '');
  const [ways, setWays] = useState(() => readKept<string>(kept(number, 'ways'), 'tab') ?? '');
  const [asked, setAsked] = useState(false);
  const own = file !== '';
  const search = JSON.stringify(studyBody(wanted, pupils, schools, file, ways));
  const go = asked || own || schools.length <= unasked || query.has('view') || query.has('ask');
  const base = useMemo(() => (go ? (JSON.parse(search) as StructureRequest) : null), [search, go]);
  const path = `/api/v1/municipalities/${number}/structure`;
  const best = useAnswer<StructureBest>(`${path}/best`, base);

  const names = [...new Set([...saved, close].filter(Boolean))];
  const alternatives = names
    .map((one, k) => ({
      title:
        one === close && !saved.includes(one)
          ? t('structureStudy.marked')
          : t('structure.alternative', { number: k + 1 }),
      close: closeNames(one, schools),
    }))
    .filter((one) => one.close.length);
  const comparing = JSON.stringify({ alternatives, points: best.data?.points ?? [] });
  const body = useMemo<StructureRequest | null>(
    () => (base && best.data ? { ...base, ...(JSON.parse(comparing) as StructureRequest) } : null),
    [base, best.data, comparing],
  );
  const shownBody = useMemo(
    () => body && { ...body, shown: wanted.view, width: chart, wide: page },
    [body, wanted.view, chart, page],
  );
  const compared = useAnswer<StructureCompared>(`${path}/compared`, shownBody, !best.busy);
  const last = (best.data?.points.length ?? 1) - 1;
  const marked = wanted.view === 'cheapest' ? 'point-0' : wanted.view === 'nearest' ? `point-${last}` : wanted.view;
  const view = (key: string) => onChange({ view: key === 'cheapest' ? null : key });
  const bring = (study: string, text: string) => {
    const nextFile = study || (text ? file : '');
    keep(kept(number, 'file'), nextFile, 'tab');
    keep(kept(number, 'ways'), text, 'tab');
    setFile(nextFile);
    setWays(text);
    view('cheapest');
  };
  const failure = best.failure ?? compared.failure;
  const answer = compared.data;

  return (
    <section className="study-over-years" aria-labelledby="study-over-years">
      <Heading level={2} data-size="md" id="study-over-years">
        {t('structureStudy.title')}
      </Heading>
      <Paragraph className="text-column">{t('structureStudy.lead')}</Paragraph>
      {!go && (
        <Button data-size="sm" onClick={() => setAsked(true)}>
          {t('structureStudy.find')}
        </Button>
      )}
      {own ? (
        <p className="subtle">{t('structureStudy.ownFile')}</p>
      ) : (
        <Settings wanted={wanted} schools={schools} onChange={onChange} />
      )}
      <div role="status" aria-busy={best.busy}>
        {failure ? (
          <Alert data-color={failure.status === 0 ? 'danger' : 'warning'}>
            {failure.problem?.title ?? t('server.away')}
          </Alert>
        ) : best.data ? (
          <p className="text-column study-best">{best.data.sentence}</p>
        ) : go ? (
          <p className="subtle">{t('structureStudy.working')}</p>
        ) : null}
      </div>
      {best.data && answer && (
        <div className={compared.busy ? 'busy' : ''}>
          {body && (
            <Questions
              number={number}
              best={best.data}
              body={body}
              marked={schools.find((one) => one.id === readClosed(close)[0]?.id)?.name ?? ''}
              query={query}
              onChange={onChange}
            />
          )}
          <div className="choices no-print" role="group" aria-label={t('structureStudy.shown')}>
            {answer.alternatives
              .filter((one) => !(wanted.view.startsWith('point-') && one.key === answer.shown))
              .map((one) => (
                <Button
                  key={one.key}
                  data-size="sm"
                  variant={one.key === answer.shown ? 'primary' : 'secondary'}
                  aria-pressed={one.key === answer.shown}
                  disabled={!one.possible}
                  onClick={() => view(one.key)}
                >
                  {one.name}
                </Button>
              ))}
            <label className="study-point">
              <span className="visually-hidden">{t('structureStudy.pickPoint')}</span>
              <select
                className="ds-input"
                value={marked.startsWith('point-') ? marked : ''}
                onChange={(event) => event.target.value && view(event.target.value)}
              >
                <option value="">{t('structureStudy.pickPoint')}</option>
                {best.data.points.map((one, k) => (
                  <option key={k} value={`point-${k}`}>
                    {t('structureStudy.point', {
                      number: k + 1,
                      names: one.close?.join(', ') || t('structure.nobodyClosed'),
                    })}
                  </option>
                ))}
              </select>
            </label>
          </div>
          <div className="study-pictures">
            <Picked section={answer.map} place={`${number}-study`} chosen="" />
            {answer.frontier && (
              <Picked section={answer.frontier} place={`${number}-study`} chosen={marked} onPick={view} />
            )}
          </div>
          <LiveSections sections={answer.one} place={`${number}-study`} />
          <LiveSections sections={answer.side_by_side} place={`${number}-study`} />
          <ul className="notes">
            {answer.notices.map((one) => (
              <li key={one} className="subtle">
                {one}
              </li>
            ))}
          </ul>
        </div>
      )}
      {base && <TakeStudy number={number} body={{ ...base, alternatives }} own={own} onFile={bring} />}
    </section>
  );
}
