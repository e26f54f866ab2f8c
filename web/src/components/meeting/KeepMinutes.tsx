// What the meeting agreed, kept as a decision of the municipality's programme: with what is turned, and the figures as they are today with their version.
import { Alert, Button, Field, Input, Label, Select } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { get, post, reasonOf } from '../../api/client';
import type { KeptProgramme, Municipality, ProgrammeChoices, ProgrammeList } from '../../api/types';
import { useApp } from '../../state/app';
import { today } from '../../state/programme';
import { useResource } from '../../state/resource';
import { address } from '../../state/route';
import { A } from '../A';
import { roleId } from '../programme/EditForm';

interface Props {
  place: Municipality;
  title: string;
  agreed: string;
  changes: string; // as an address has them
  measures: readonly string[]; // in words
}

const latestYear = 2040;

export default function KeepMinutes({ place, title, agreed, changes, measures }: Props) {
  const { t, language } = useApp();
  const listed = useResource<ProgrammeList>(`/api/v1/municipalities/${place.number}/programmes?lang=${language}`).data;
  const choices = useResource<ProgrammeChoices>(`/api/v1/programme/choices?lang=${language}`).data;
  const [chosen, setChosen] = useState('');
  const [body, setBody] = useState<string | null>(null); // none yet: the usual body, seen in the field
  const [kept, setKept] = useState<KeptProgramme | null>(null);
  const [refused, setRefused] = useState('');
  if (!listed || !choices) return null;
  const programmes = listed.programmes;
  const usual = choices.roles.find((one) => one.id === 'executive_board')?.name ?? '';
  const met = body ?? usual;
  const id = chosen || (programmes[0]?.id ?? '');
  const here = (one: string) => address(language, place.number, 'followup', one ? { p: one } : {});
  if (!id)
    return (
      <p className="no-print">
        {t('programme.minutesNone')} <A href={here('')}>{t('programme.begin')}</A>
      </p>
    );
  const keep = async () => {
    setRefused('');
    const path = `/api/v1/programmes/${encodeURIComponent(id)}`;
    try {
      const now = await get<KeptProgramme>(`${path}?lang=${language}`);
      setKept(
        await post<KeptProgramme>(`${path}/edits?lang=${language}`, {
          version: now.newest,
          today: today(),
          edit: {
            do: 'add',
            what: 'decision',
            values: {
              name: title.trim() || t('programme.minutesName', { body: met.trim() || usual }),
              body: roleId(met, choices.roles) || 'executive_board',
              date: today(),
              ...(agreed.trim() ? { minutes: agreed.trim() } : {}),
              ...(changes ? { changes } : {}),
              ...(measures.length ? { measures } : {}),
              figures: choices.figures.slice(0, 3).map((one) => one.id),
              year: latestYear,
            },
          },
        }),
      );
    } catch (cause) {
      setRefused(reasonOf(cause, t('server.again')));
    }
  };
  return (
    <section className="meeting-keep no-print" aria-label={t('programme.keepMinutes')}>
      <p>{t('programme.keepMinutesLead')}</p>
      {programmes.length > 1 && (
        <Field>
          <Label htmlFor="minutes-programme">{t('programme.minutesIn')}</Label>
          <Select id="minutes-programme" value={id} onChange={(event) => setChosen(event.target.value)}>
            {programmes.map((one) => (
              <Select.Option key={one.id} value={one.id}>
                {one.title}
              </Select.Option>
            ))}
          </Select>
        </Field>
      )}
      <Field>
        <Label htmlFor="minutes-body">{t('programme.minutesBody')}</Label>
        <Input id="minutes-body" list="minutes-roles" value={met} onChange={(event) => setBody(event.target.value)} />
        <datalist id="minutes-roles">
          {choices.roles.map((one) => (
            <option key={one.id} value={one.name} />
          ))}
        </datalist>
      </Field>
      <Button variant="secondary" onClick={() => void keep()}>
        {t('programme.keepMinutes')}
      </Button>
      <div role="alert">{refused && <Alert data-color="danger">{refused}</Alert>}</div>
      <div role="status">
        {kept && (
          <p>
            {t('programme.minutesKept', { title: kept.programme.title })}{' '}
            <A href={here(kept.id)}>{t('programme.minutesOpen')}</A>
          </p>
        )}
      </div>
    </section>
  );
}
