// Schools on a drawing of the municipality: the larger the dot, the more pupils.
import type { Schools } from '../api/types';
import { useApp } from '../state/app';
import { ChartFrame } from './ChartFrame';

export function SchoolMap({ name, map }: { name: string; map: Schools }) {
  const { t, format } = useApp();
  const placed = map.schools.filter((one) => one.place);
  const largest = [...map.schools].sort((a, b) => (b.pupils ?? 0) - (a.pupils ?? 0))[0];
  const most = Math.max(1, largest?.pupils ?? 1);
  const many = placed.length > 20;
  const radius = (pupils: number | null) => (many ? 2 + 6 * Math.sqrt((pupils ?? 0) / most) : 4 + 12 * Math.sqrt((pupils ?? 0) / most));
  const grades = (one: Schools['schools'][number]) => (one.lowest_grade === null || one.highest_grade === null ? '–' : `${one.lowest_grade}–${one.highest_grade}`);
  const table = {
    columns: [t('structure.school'), t('structure.grades'), t('structure.pupils'), t('structure.owner')],
    rows: map.schools.map((one) => [one.name, grades(one), one.pupils, t(one.private ? 'structure.private' : 'structure.public')]),
  };
  // Names only where they do not run into each other; all are in the table.
  const named: Schools['schools'] = [];
  for (const one of [...placed].sort((a, b) => (b.pupils ?? 0) - (a.pupils ?? 0))) {
    const free = named.every((other) => Math.abs(other.place!.y - one.place!.y) > 16 || Math.abs(other.place!.x - one.place!.x) > 150);
    if (free && !many) named.push(one);
  }
  const step = [1, 2, 5, 10, 20, 50, 100].find((each) => (each / (map.kilometres ?? 1)) * map.width > 60) ?? 1;
  const bar = (step / (map.kilometres ?? step)) * map.width;
  const title = largest?.pupils ? t('structure.mapTitle', { count: map.schools.length, school: largest.name, pupils: format.number(largest.pupils) }) : t('structure.mapTitleBare', { count: map.schools.length });
  return (
    <ChartFrame name={name} title={title} subtitle={t('structure.mapSubtitle')} source={map.sources.map((one) => `${one.publisher}, ${one.title}, ${one.period}`).join('; ')} table={table}>
      <svg viewBox={`0 0 ${map.width} ${map.height}`} role="img" aria-label={`${title}. ${map.schools.map((one) => `${one.name}: ${one.pupils ?? '–'}`).join('. ')}`} className="plot school-map">
        <path d={map.outline} className="land" fillRule="evenodd" />
        {placed.map((one) => (
          <circle key={`${one.name}-${one.place!.x}`} cx={one.place!.x} cy={one.place!.y} r={radius(one.pupils)} className={one.private ? 'school private' : 'school'}>
            <title>{`${one.name}: ${one.pupils ?? '–'}`}</title>
          </circle>
        ))}
        {named.map((one) => {
          const left = one.place!.x > map.width * 0.65;
          return (
            <text key={one.name} x={one.place!.x + (left ? -1 : 1) * (radius(one.pupils) + 4)} y={one.place!.y + 4} textAnchor={left ? 'end' : 'start'} className="bar-name">
              {one.name}
            </text>
          );
        })}
        <g aria-hidden="true">
          <line x1={12} x2={12 + bar} y1={map.height - 6} y2={map.height - 6} className="zero" />
          <text x={12} y={map.height - 12} className="tick">
            {step} km
          </text>
        </g>
      </svg>
    </ChartFrame>
  );
}
