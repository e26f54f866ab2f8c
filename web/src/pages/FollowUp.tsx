// Did we get there? The programme: where we are, what the measures gave, what needs doing, who does what, what was decided, who was heard.
import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { Suspense, useMemo } from 'react';
import { get } from '../api/client';
import type { Measures, Municipality, ProgrammeChoices, ProgrammeList, PublishedFigures } from '../api/types';
import { A } from '../components/A';
import { Contents } from '../components/Contents';
import { Loading } from '../components/Loading';
import { Begin } from '../components/programme/Begin';
import { Decisions, Mandate } from '../components/programme/Decisions';
import { Files } from '../components/programme/Files';
import { Findings, useOpenOnPaper } from '../components/programme/Findings';
import { Forms } from '../components/programme/forms';
import { Gains } from '../components/programme/Gains';
import { Groups, Risks, Wheel } from '../components/programme/Groups';
import { Indicators, Lessons, Promises, Resources } from '../components/programme/Learning';
import type { OnEdit } from '../components/programme/Part';
import { Outline, Tasks } from '../components/programme/Plan';
import { Consultations, Heard, Timeline } from '../components/programme/Voices';
import '../styles/programme.css';
import { useApp } from '../state/app';
import { later } from '../state/arrive';
import { dayWords } from '../state/format';
import { today, useProgramme } from '../state/programme';
import { useResource } from '../state/resource';
import { address } from '../state/route';
import { useWidth } from '../charts/useWidth';

/// Where there are accounts: who sees the programme.
const Shared = later(() => import('../access/Shared'));

const parts: readonly (readonly [id: string, title: string])[] = [
  ['findings', 'findings'],
  ['gains', 'gains'],
  ['tasks', 'plan'],
  ['outline', 'outline'],
  ['decisions', 'decisions'],
  ['heard', 'heard'],
  ['consultations', 'consultations'],
  ['timeline', 'timeline'],
  ['promises', 'promises'],
  ['groups', 'groups'],
  ['wheel', 'wheel'],
  ['mandate', 'mandate'],
  ['risks', 'risks'],
  ['resources', 'resources'],
  ['indicators', 'indicators'],
  ['lessons', 'lessons'],
  ['files', 'files'],
];

/// Pixels of a drawing: wider says no more, and on paper its letters would be small.
const widest = 800;

export default function FollowUp({ place }: { place: Municipality }) {
  const { t, language, route, navigate } = useApp();
  const [frame, width] = useWidth<HTMLDivElement>(Math.min(document.documentElement.clientWidth, 1280) - 32);
  const pixels = Math.max(160, Math.min(widest, Math.floor(width / 20) * 20));
  const wanted = route.query.get('p');
  const version = route.query.get('version');
  const choices = useResource<ProgrammeChoices>(`/api/v1/programme/choices?lang=${language}`).data;
  // Asked for anew when another programme is opened: one may just have been begun.
  const listed = useResource<ProgrammeList>(
    `/api/v1/municipalities/${place.number}/programmes?lang=${language}&seen=${wanted ?? ''}`,
  );
  const list = listed.data?.programmes ?? [];
  const id = wanted === 'new' ? null : (wanted ?? list[0]?.id ?? null);
  const open = useProgramme(id, version, pixels, language, t);
  const { kept } = open;
  const programme = kept?.programme ?? null;
  const newest = kept !== null && kept.version === kept.newest;
  const { thing } = open;
  const forms = useMemo(() => {
    if (!programme || !choices || !newest) return null;
    const year = Number(today().slice(0, 4));
    const measures = () =>
      get<Measures>(`/api/v1/municipalities/${place.number}/measures?lang=${language}`).then((all) => all.measures);
    const published = () =>
      get<PublishedFigures>(`/api/v1/municipalities/${place.number}/published?lang=${language}`).then(
        (all) => all.figures,
      );
    return new Forms(t, choices, programme, year, language, thing, measures, published);
  }, [programme, choices, newest, t, language, place.number, thing]);
  const follow = route.query.get('gain') ?? '';
  useOpenOnPaper();
  const go = (query: Record<string, string>) =>
    navigate(address(language, place.number, 'followup', query), { keepFocus: true });
  const onEdit: OnEdit = (edit) => open.edit(edit, t('programme.saved'));
  // What a finding is about, opened and under the keyboard.
  const show = (what: string, one: string) => {
    const part = `section[aria-labelledby="programme-${what}"] > .programme-edit`;
    const thing = one ? document.getElementById(`${what}-${one}`) : document.querySelector<HTMLElement>(part);
    const details = one ? thing?.querySelector('details') : (thing as HTMLDetailsElement | null);
    if (details) details.open = true;
    thing?.scrollIntoView({ block: 'center' });
    (thing?.querySelector('summary') ?? thing)?.focus();
  };
  const name = `${place.number}-program`;
  return (
    <div ref={frame} className="programme">
      <Heading level={1} data-size="lg" tabIndex={-1}>
        {t('followup.title', { name: place.name })}
      </Heading>
      {(list.length > 1 || (list.length > 0 && wanted === 'new')) && (
        <nav aria-label={t('programme.all')} className="no-print">
          <ul className="plain programme-list">
            {list.map((one) => (
              <li key={one.id}>
                <A
                  href={address(language, place.number, 'followup', { p: one.id })}
                  aria-current={one.id === id ? 'true' : undefined}
                >
                  {one.title}
                </A>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {open.failure && <Alert data-color="danger">{open.failure}</Alert>}
      {!id ? (
        !listed.data || !choices ? (
          <Loading failure={listed.failure} />
        ) : (
          <>
            <Paragraph variant="long">{t('programme.lead')}</Paragraph>
            <Begin
              place={place}
              choices={choices}
              tell={open.tell}
              onOpen={(made) => go(follow ? { p: made, gain: follow } : { p: made })}
            />
          </>
        )
      ) : !programme || !kept ? (
        !open.failure && <Loading />
      ) : (
        <>
          <p className="subtle programme-name">
            <strong>{programme.title}</strong> · {programme.model_name} ·{' '}
            {t('programme.versionFrom', { version: kept.version, date: dayWords(programme.updated, language) })}
            {document.cookie.includes('signed-in') && (
              <Suspense fallback={null}>
                {' '}
                <Shared
                  path={`/api/v1/programmes/${encodeURIComponent(kept.id)}`}
                  name={programme.title}
                  language={language}
                />
              </Suspense>
            )}
            {newest && (
              <>
                {' · '}
                <A className="no-print" href={address(language, place.number, 'followup', { p: 'new' })}>
                  {t('programme.another')}
                </A>
              </>
            )}
          </p>
          {!newest && (
            <Alert data-color="info">
              {t('programme.earlier', { version: kept.version, newest: kept.newest })}{' '}
              <Button variant="secondary" data-size="sm" onClick={() => go({ p: kept.id })}>
                {t('programme.toNewest')}
              </Button>
            </Alert>
          )}
          {open.conflict && (
            <Alert data-color="warning" role="alert" className="programme-conflict">
              <Heading level={2} data-size="2xs">
                {t('programme.conflict')}
              </Heading>
              <p>{t('programme.conflictLead', { newest: open.conflict.newest, kept: open.conflict.kept })}</p>
              <ul className="plain bullets">
                {open.conflict.differences.map((one) => (
                  <li key={one}>{one}</li>
                ))}
              </ul>
              <div className="choices">
                <Button data-size="sm" onClick={() => void open.settle(true, t('programme.saved'))}>
                  {t('programme.putOn')}
                </Button>
                <Button data-size="sm" variant="secondary" onClick={() => void open.settle(false, '')}>
                  {t('programme.takeTheirs')}
                </Button>
              </div>
            </Alert>
          )}
          <div role="status" className="programme-said no-print">
            {open.said && <span key={kept.version}>{open.said}</span>}
          </div>
          <p className="headline-sentence">{programme.sentence}</p>
          <ul className="plain bullets">
            {programme.state
              .filter((one) => one !== programme.sentence)
              .map((one) => (
                <li key={one}>{one}</li>
              ))}
          </ul>
          <Contents
            heads={parts
              .filter(([id]) => id !== 'timeline' || programme.timeline.length > 0)
              .map(([id, title]) => [`programme-${id}`, t(`programme.${title}`)])}
          />
          <Findings programme={programme} onOpen={show} />
          <Gains programme={programme} forms={forms} onEdit={onEdit} place={name} follow={follow} />
          <Tasks programme={programme} forms={forms} onEdit={onEdit} onList={open.takeList} place={name} />
          <Outline programme={programme} forms={forms} onEdit={onEdit} />
          <Decisions programme={programme} forms={forms} onEdit={onEdit} />
          <Heard programme={programme} forms={forms} onEdit={onEdit} onForget={open.forget} />
          <Consultations programme={programme} forms={forms} onEdit={onEdit} onForget={open.forget} />
          <Timeline programme={programme} />
          <Promises programme={programme} forms={forms} onEdit={onEdit} />
          <Groups programme={programme} forms={forms} onEdit={onEdit} />
          <Wheel programme={programme} forms={forms} onEdit={onEdit} place={name} />
          <Mandate programme={programme} forms={forms} onEdit={onEdit} />
          <Risks programme={programme} forms={forms} onEdit={onEdit} />
          <Resources programme={programme} forms={forms} onEdit={onEdit} />
          <Indicators programme={programme} forms={forms} onEdit={onEdit} />
          <Lessons programme={programme} forms={forms} onEdit={onEdit} />
          {programme.note && <p className="subtle text-column">{programme.note}</p>}
          <Files
            kept={kept}
            tell={open.tell}
            onVersion={(one) => go(one === kept.newest || one === null ? { p: kept.id } : { p: kept.id, version: one })}
          />
        </>
      )}
    </div>
  );
}
