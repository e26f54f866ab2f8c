// "What happens to our children in 2031?", "what happens to our school?": every alternative's answer, in words for a year and in a table for all.
import { Alert, Field, Heading, Label, Select } from '@digdir/designsystemet-react';
import { useEffect, useMemo } from 'react';
import type { StructureAnswer, StructureBest, StructureRequest } from '../../api/types';
import { useApp } from '../../state/app';
import { useAnswer } from '../../state/cooperation';
import { LiveSections } from '../LiveSections';
import { showQuestions } from './showQuestions';

interface Props {
  number: string;
  best: StructureBest;
  body: StructureRequest;
  marked: string; // the first school that is marked, empty: none: whose children are asked for where nobody else is
  query: URLSearchParams;
  onChange: (changes: Record<string, string | null>) => void;
}

const startsAt = 6,
  grades = 10;

export function Questions({ number, best, body, marked, query, onChange }: Props) {
  const { t, language } = useApp();
  const area = query.get('area') ?? marked,
    school = query.get('school') ?? marked;
  const from = best.first_year - startsAt - grades + 1,
    to = best.last_year - startsAt;
  const asked = Number(query.get('born'));
  const born = Number.isInteger(asked) && asked >= from && asked <= to ? asked : best.first_year - startsAt;
  const then = Number(query.get('then'));
  const year = then >= best.first_year && then <= best.last_year ? then : Math.min(best.first_year + 3, best.last_year);
  const knownArea = best.areas.includes(area),
    knownSchool = best.sites.some((one) => one.name === school);
  const key = JSON.stringify(body);
  const childBody = useMemo(
    () => (knownArea ? { ...(JSON.parse(key) as StructureRequest), area, born, year } : null),
    [key, area, born, year, knownArea],
  );
  const schoolBody = useMemo(
    () => (knownSchool ? { ...(JSON.parse(key) as StructureRequest), site: school, year } : null),
    [key, school, year, knownSchool],
  );
  const path = `/api/v1/municipalities/${number}/structure/answer`;
  const asks = query.has('ask');
  useEffect(() => {
    if (asks) showQuestions();
  }, [asks]);
  const child = useAnswer<StructureAnswer>(path, childBody);
  const ours = useAnswer<StructureAnswer>(path, schoolBody, !child.busy);
  const years = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, k) => first + k);
  const pick = (id: string, label: string, value: string, all: readonly (string | number)[], none: boolean) => (
    <Field>
      <Label htmlFor={`study-${id}`}>{label}</Label>
      <Select
        id={`study-${id}`}
        data-size="sm"
        value={value}
        onChange={(event) => onChange({ [id]: event.target.value || null })}
      >
        {none && <option value="">{t('structureStudy.choose')}</option>}
        {all.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </Select>
    </Field>
  );
  const told = (answer: ReturnType<typeof useAnswer<StructureAnswer>>, id: string) => (
    <div role="status" aria-busy={answer.busy}>
      {answer.failure && <Alert data-color="warning">{answer.failure.problem?.title ?? t('server.away')}</Alert>}
      {answer.data && (
        <>
          <ul className="sentences">
            {answer.data.sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <details>
            <summary>{t('structureStudy.allYears')}</summary>
            <LiveSections sections={[answer.data.section]} place={`${number}-${id}`} />
          </details>
        </>
      )}
    </div>
  );
  return (
    <section className="study-questions" aria-labelledby="study-questions">
      <Heading level={2} data-size="sm" id="study-questions" tabIndex={-1}>
        {t('structureStudy.questions')}
      </Heading>
      <Heading level={3} data-size="2xs">
        {t('structureStudy.children', { year })}
      </Heading>
      <div className="row start no-print">
        {pick('area', t('structureStudy.area'), knownArea ? area : '', best.areas, true)}
        {pick('born', t('structureStudy.born'), String(born), years(from, to).reverse(), false)}
        {pick('then', t('year'), String(year), years(best.first_year, best.last_year), false)}
      </div>
      {told(child, `child-${language}`)}
      <Heading level={3} data-size="2xs">
        {t('structureStudy.ourSchool', { year })}
      </Heading>
      <div className="row start no-print">
        {pick(
          'school',
          t('structure.school'),
          knownSchool ? school : '',
          best.sites.map((one) => one.name),
          true,
        )}
      </div>
      {told(ours, `school-${language}`)}
    </section>
  );
}
