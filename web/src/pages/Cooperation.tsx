// With whom, on what: members picked on the map or in the list; who pays what, who may leave, the three rooms, the law; the study to take along.
import { Alert, Field, Heading, Label, Paragraph, Select } from '@digdir/designsystemet-react';
import { useMemo } from 'react';
import type { CooperationMap, Municipality, StudyChoices, StudyPage, StudyRooms } from '../api/types';
import { Agreement } from '../components/cooperation/Agreement';
import { Choices } from '../components/cooperation/Choices';
import { Distances } from '../components/cooperation/Distances';
import { InquiryPart } from '../components/cooperation/InquiryPart';
import { Members } from '../components/cooperation/Members';
import { OpenStudy } from '../components/cooperation/OpenStudy';
import { OwnBasis } from '../components/cooperation/OwnBasis';
import { PickMap } from '../components/cooperation/PickMap';
import { Suggestions } from '../components/cooperation/Suggestions';
import { TakeAlong } from '../components/cooperation/TakeAlong';
import { LiveSections } from '../components/LiveSections';
import { Loading } from '../components/Loading';
import { Ways } from '../components/Ways';
import '../styles/cooperation.css';
import { useApp } from '../state/app';
import { bodyOf, mostMembers, readAsked, useAnswer, writeAsked, type Asked } from '../state/cooperation';
import { useMunicipalities } from '../state/municipalities';
import { useResource } from '../state/resource';
import { address } from '../state/route';
import { useWidths } from '../state/widths';

const mapWidth = 540;
const beforeRooms = ['section-shares', 'section-leaving'];

export default function Cooperation({ place }: { place: Municipality }) {
  const { t, language, route, navigate } = useApp();
  const all = useMunicipalities() ?? [];
  const { chart, page } = useWidths();
  const asked = readAsked(route.query, place.number);
  const choices = useResource<StudyChoices>(`/api/v1/cooperation/choices?lang=${language}`);
  const map = useResource<CooperationMap>(
    `/api/v1/municipalities/${place.number}/cooperation/map?width=${Math.min(page, mapWidth)}&lang=${language}`,
  );
  const written = writeAsked(asked, place.number).toString();
  const reason = t('cooperation.setHere');
  const fields = choices.data?.forms.find((one) => one.id === asked.form)?.fields ?? [];
  const body = useMemo(
    () =>
      asked.partners.length
        ? bodyOf(
            asked,
            place.number,
            chart,
            page,
            reason,
            fields.map((one) => one.id),
          )
        : null,
    [written, place.number, chart, page, reason, fields.length], // eslint-disable-line
  );
  const study = useAnswer<StudyPage>('/api/v1/cooperation/study', body);
  const rooms = useAnswer<StudyRooms>('/api/v1/cooperation/rooms', study.failure ? null : body, !study.busy);

  const change = (changes: Partial<Asked>) => {
    const next = { ...asked, ...changes };
    next.hosts = next.hosts.filter((one) => one === place.number || next.partners.includes(one));
    if (next.leaves !== place.number && !next.partners.includes(next.leaves)) next.leaves = '';
    const query = writeAsked(next, place.number);
    navigate(address(language, place.number, 'cooperation', query), { replace: true, keepFocus: true });
  };
  const toggle = (number: string) => {
    if (asked.partners.includes(number)) change({ partners: asked.partners.filter((one) => one !== number) });
    else if (asked.partners.length < mostMembers - 1) change({ partners: [...asked.partners, number] });
  };
  const members = [place.number, ...asked.partners].map((number) => ({
    number,
    name: all.find((one) => one.number === number)?.name ?? number,
  }));
  const host = (number: string) => {
    const now = asked.hosts.length ? asked.hosts : members.map((one) => one.number);
    const next = now.includes(number) ? now.filter((one) => one !== number) : [...now, number];
    if (next.length) change({ hosts: next.length === members.length ? [] : next });
  };
  const service = choices.data?.services.find((one) => one.id === asked.service);
  const answer = study.data;
  const sections = answer?.sections ?? [];

  return (
    <div className="cooperation">
      <Ways number={place.number} />
      <Heading level={1} data-size="lg" tabIndex={-1}>
        {t('cooperation.title', { name: place.name })}
      </Heading>
      <Paragraph variant="long">{t('cooperation.lead')}</Paragraph>
      {!choices.data || !map.data ? (
        <Loading failure={choices.failure ?? map.failure} />
      ) : (
        <>
          <Field className="service-field no-print">
            <Label htmlFor="service">{t('cooperation.service')}</Label>
            <Select
              id="service"
              data-size="sm"
              value={service?.id ?? ''}
              onChange={(event) => change({ service: event.target.value })}
            >
              {!service && <option value="">{asked.service}</option>}
              {choices.data.services.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </Select>
            {service && <p className="subtle field-about">{service.about}</p>}
          </Field>
          <OpenStudy own={place.number} />
          <div role="status" className="study-answer" aria-busy={study.busy}>
            {study.failure ? (
              <Alert data-color={study.failure.status === 0 ? 'danger' : 'warning'}>
                {study.failure.problem?.title ?? t('server.away')}
              </Alert>
            ) : answer ? (
              <p className="headline-sentence">{answer.sentence}</p>
            ) : body ? (
              <p className="headline-sentence subtle">{t('cooperation.working')}</p>
            ) : (
              <p className="headline-sentence subtle">{t('cooperation.empty', { name: place.name })}</p>
            )}
          </div>
          <div className="pick">
            <PickMap
              map={map.data}
              own={place.number}
              partners={asked.partners}
              leaves={asked.leaves}
              onToggle={toggle}
            />
            <div>
              <Members place={place} all={all} near={map.data.near} asked={asked} onToggle={toggle} onHost={host} />
              {body && (
                <Choices choices={choices.data} asked={asked} members={members} study={answer} onChange={change} />
              )}
            </div>
          </div>
          {answer && answer.own_sentences.length > 0 && (
            <section aria-labelledby="own-study" className="own-study">
              <Heading level={2} data-size="2xs" id="own-study">
                {t('cooperation.for', { name: answer.own_name })}
              </Heading>
              <ul className="sentences">
                {answer.own_sentences.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </section>
          )}
          {answer && (
            <div className={study.busy ? 'study busy' : 'study'}>
              <LiveSections
                sections={sections.filter((one) => beforeRooms.includes(one.id))}
                place={`${place.number}-cooperation`}
              />
              {rooms.data ? (
                <LiveSections sections={[rooms.data.section]} place={`${place.number}-cooperation`} />
              ) : (
                <Loading failure={rooms.failure} />
              )}
              <LiveSections
                sections={sections.filter((one) => !beforeRooms.includes(one.id))}
                place={`${place.number}-cooperation`}
              />
              <details className="all-said">
                <summary>{t('cooperation.allSaid')}</summary>
                <ul className="plain bullets long">
                  {answer.sentences.map((sentence) => (
                    <li key={sentence}>{sentence}</li>
                  ))}
                </ul>
              </details>
            </div>
          )}
          {body && <OwnBasis choices={choices.data} asked={asked} members={members} onChange={change} />}
          {body && <Distances pairs={answer?.distances ?? []} asked={asked} members={members} onChange={change} />}
          {body && (
            <Agreement
              choices={choices.data}
              fields={fields}
              asked={asked}
              firstYear={answer?.first_year ?? null}
              onChange={change}
            />
          )}
          {body && answer && <TakeAlong body={body} asked={asked} onChange={change} />}
          <Suggestions
            place={place}
            service={asked.service}
            partners={asked.partners}
            onChoose={(partners) => {
              change({ partners });
              window.scrollTo(0, 0);
            }}
          />
          <InquiryPart place={`${place.number}-inquiry`} />
        </>
      )}
    </div>
  );
}
