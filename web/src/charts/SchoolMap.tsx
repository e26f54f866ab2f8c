// The engine's map of the schools: a click on one closes or opens it. The list under the map does the same by keyboard.
import { Button } from '@digdir/designsystemet-react';
import { useEffect, type MouseEvent } from 'react';
import type { SchoolAlternative } from '../api/types';
import { useApp } from '../state/app';
import { grades, type School } from '../state/schools';
import { ChartFrame } from './ChartFrame';
import { useWidth } from './useWidth';

interface Props {
  name: string;
  answer: SchoolAlternative;
  year: number;
  near: boolean;
  onNear: (near: boolean) => void;
  onToggle: (school: School) => void;
  onWidth: (pixels: number) => void;
}

const manySchools = 12;

export function SchoolMap({ name, answer, year, near, onNear, onToggle, onWidth }: Props) {
  const { t } = useApp();
  const [ref, width] = useWidth<HTMLDivElement>(0);
  useEffect(() => {
    if (width > 0) onWidth(width);
  }, [width, onWidth]);
  const map = answer.map;
  if (!map) return <div ref={ref} />;
  const click = (event: MouseEvent) => {
    const id = (event.target as Element).closest?.('.can-close')?.getAttribute('data-school');
    const school = answer.schools.find((one) => one.id === id);
    if (school) onToggle(school);
  };
  const crowded = answer.schools.length > manySchools && answer.moves.length > 0;
  return (
    <div ref={ref}>
      <ChartFrame
        name={name}
        title={map.title}
        subtitle={map.subtitle}
        source={[...answer.sources, ...map.sources]
          .map((one) => `${one.publisher}, ${one.title}, ${one.period}`)
          .join('; ')}
        table={tableOf(answer, year, t)}
        controls={
          crowded || near ? (
            <Button variant="secondary" data-size="sm" aria-pressed={near} onClick={() => onNear(!near)}>
              {t('structure.near')}
            </Button>
          ) : undefined
        }
      >
        <div className="school-map" onClick={click} dangerouslySetInnerHTML={{ __html: map.svg }} />
      </ChartFrame>
    </div>
  );
}

function tableOf(answer: SchoolAlternative, year: number, t: ReturnType<typeof useApp>['t']) {
  const t0 = year - answer.first_year;
  const nameOf = (id: string) => answer.schools.find((one) => one.id === id)?.name ?? id;
  const rounded = (value: number | null | undefined, parts = 1) =>
    value === null || value === undefined ? null : Math.round(value * parts) / parts;
  return {
    columns: [
      t('structure.school'),
      t('structure.grades'),
      t('structure.basis'),
      t('structure.pupilsToday', { year }),
      t('structure.pupilsAfter', { year }),
      t('structure.classesToday', { year }),
      t('structure.classesAfter', { year }),
      t('structure.goesTo'),
      t('structure.kilometres'),
    ],
    rows: answer.schools.map((one) => {
      const moves = answer.moves.filter((move) => move.from === one.id);
      return [
        one.name,
        grades(one.lowest_grade, one.highest_grade),
        t(`structure.known.${one.known}`),
        rounded(one.today.pupils[t0]),
        rounded(one.after.pupils[t0]),
        rounded(one.today.classes[t0], 10),
        rounded(one.after.classes[t0], 10),
        moves.map((move) => `${nameOf(move.to)} (${grades(move.lowest_grade, move.highest_grade)})`).join('; ') || null,
        moves.length ? rounded(Math.max(...moves.map((move) => move.kilometres ?? 0)), 10) : null,
      ];
    }),
  };
}
