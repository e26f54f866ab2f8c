// Schools on a drawing of the municipality, and where the pupils of a closed school go. A click closes or opens; the list under the map does the same
// by keyboard.
import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { SchoolAlternative, Schools } from '../api/types';
import { useApp } from '../state/app';
import { choices, grades, type School } from '../state/schools';
import { ChartFrame } from './ChartFrame';
import { labelsOf, placesOf, viewOf } from './schoolPlaces';
import { useWidth } from './useWidth';

interface Props {
  name: string;
  map: Schools;
  answer: SchoolAlternative;
  year: number;
  onToggle: (school: School) => void;
}

const manySchools = 25;

export function SchoolMap({ name, map, answer, year, onToggle }: Props) {
  const { t, format } = useApp();
  const [ref, width] = useWidth<HTMLDivElement>(640);
  const t0 = year - answer.first_year;
  const [near, setNear] = useState(false);
  const involved = new Set(answer.moves.flatMap((move) => [move.from, move.to]));
  const crowded = answer.schools.length > manySchools && involved.size > 0;
  const view = viewOf(map, width, crowded && near ? involved : undefined);
  const placed = placesOf(map, answer.schools, view, (one) => one.today.pupils[t0] ?? null);
  const at = new Map(placed.map((one) => [one.school.id, one]));
  const receives = new Set(answer.moves.map((move) => move.to));
  const labels = labelsOf(placed, view, (one) => (one.state !== 'open' ? 2 : receives.has(one.id) ? 1 : 0));
  const nameOf = (id: string) => answer.schools.find((one) => one.id === id)?.name ?? id;
  const pupils = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : format.number(value);
  const whole = (value: number | null | undefined) =>
    value === null || value === undefined ? null : Math.round(value);
  const tenth = (value: number | null | undefined) =>
    value === null || value === undefined ? null : Math.round(value * 10) / 10;

  const table = {
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
        whole(one.today.pupils[t0]),
        whole(one.after.pupils[t0]),
        tenth(one.today.classes[t0]),
        tenth(one.after.classes[t0]),
        moves.map((move) => `${nameOf(move.to)} (${grades(move.lowest_grade, move.highest_grade)})`).join('; ') || null,
        moves.length ? tenth(Math.max(...moves.map((move) => move.kilometres ?? 0))) : null,
      ];
    }),
  };
  const perKilometre = map.kilometres ? (map.width / map.kilometres) * view.scale : 1;
  const step = [1, 2, 5, 10, 20, 50, 100].find((each) => each * perKilometre > 60) ?? 1;
  const closed = answer.schools.filter((one) => one.state !== 'open');
  const title = closed.length
    ? t('structure.mapTitleMoved', { count: closed.length, pupils: pupils(answer.moved[t0]), year })
    : t('structure.mapTitle', { count: answer.schools.length });
  const description = `${title}. ${answer.moves.map((move) => t('structure.moveText', { from: nameOf(move.from), to: nameOf(move.to), grades: grades(move.lowest_grade, move.highest_grade), pupils: pupils(move.pupils[t0]), kilometres: format.number(move.kilometres, 1) })).join(' ')}`;
  return (
    <ChartFrame
      name={name}
      title={title}
      subtitle={t('structure.mapSubtitle', { year })}
      source={[...answer.sources, ...map.sources.slice(1)]
        .map((one) => `${one.publisher}, ${one.title}, ${one.period}`)
        .join('; ')}
      table={table}
      controls={
        crowded ? (
          <Button variant="secondary" data-size="sm" aria-pressed={near} onClick={() => setNear(!near)}>
            {t('structure.near')}
          </Button>
        ) : undefined
      }
    >
      <div ref={ref}>
        <svg
          viewBox={`0 0 ${view.width} ${view.height}`}
          role="img"
          aria-label={description}
          className="plot school-map"
        >
          <defs>
            <clipPath id="school-map-frame">
              <rect width={view.width} height={view.height} />
            </clipPath>
            <marker
              id="school-map-arrow"
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="7"
              markerHeight="7"
              orient="auto-start-reverse"
            >
              <path d="M0 0 8 4 0 8z" className="way-end" />
            </marker>
          </defs>
          <g clipPath="url(#school-map-frame)">
            <path
              d={map.outline}
              className="land"
              fillRule="evenodd"
              vectorEffect="non-scaling-stroke"
              transform={`scale(${view.scale}) translate(${-view.left} ${-view.top})`}
            />
          </g>
          {answer.moves.map((move) => {
            const from = at.get(move.from),
              to = at.get(move.to);
            if (!from || !to) return null;
            const long = Math.max(1, Math.hypot(to.x - from.x, to.y - from.y));
            const end = Math.max(0, 1 - (to.radius + 2) / long);
            return (
              <line
                key={`${move.from}-${move.lowest_grade}`}
                x1={from.x}
                y1={from.y}
                x2={from.x + (to.x - from.x) * end}
                y2={from.y + (to.y - from.y) * end}
                className="way"
                markerEnd="url(#school-map-arrow)"
              />
            );
          })}
          {placed.map(({ school, x, y, radius }) => {
            const can = choices(school).length > 0;
            return (
              <g
                key={school.id}
                className={can ? 'can-close' : undefined}
                onClick={can ? () => onToggle(school) : undefined}
              >
                <circle
                  cx={x}
                  cy={y}
                  r={radius}
                  className={`school${school.private ? ' private' : ''}${school.state === 'open' ? '' : ` ${school.state}`}`}
                />
                {school.state === 'closed' && (
                  <path
                    d={`M${x - radius * 0.5} ${y - radius * 0.5}l${radius} ${radius}m0 ${-radius}l${-radius} ${radius}`}
                    className="school-cross"
                  />
                )}
                <circle cx={x} cy={y} r={Math.max(radius, 12)} className="reach" />
                <title>{`${school.name}: ${pupils(school.today.pupils[t0])}${school.state === 'open' && school.after.pupils[t0] !== school.today.pupils[t0] ? ` → ${pupils(school.after.pupils[t0])}` : ''}`}</title>
              </g>
            );
          })}
          {labels.map((label) => (
            <text key={label.text} x={label.x} y={label.y} textAnchor={label.anchor} className="map-name">
              {label.text}
            </text>
          ))}
          {answer.moves.map((move) => {
            const from = at.get(move.from),
              to = at.get(move.to);
            if (!from || !to || move.pupils[t0] === null) return null;
            return (
              <text
                key={`${move.from}-${move.lowest_grade}`}
                x={(from.x + to.x) / 2}
                y={(from.y + to.y) / 2 + 4}
                textAnchor="middle"
                className="way-count"
              >
                {pupils(move.pupils[t0])}
              </text>
            );
          })}
          <g aria-hidden="true">
            <line x1={12} x2={12 + step * perKilometre} y1={view.height - 6} y2={view.height - 6} className="zero" />
            <text x={12} y={view.height - 12} className="tick">
              {step} km
            </text>
          </g>
        </svg>
      </div>
    </ChartFrame>
  );
}
