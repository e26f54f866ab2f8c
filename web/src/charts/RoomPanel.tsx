// One of the three rooms: what is left above a firm zero line, what is missing below it, with its range.
import { useId } from 'react';
import type { Figure, Reading } from '../api/types';
import { useApp } from '../state/app';
import { unitLabel } from '../state/format';
import { aroundZero, band, line, scale, spread } from './scale';
import { useWidth } from './useWidth';

export interface Comparison {
  name: string;
  middle: readonly (number | null)[];
}

interface Props {
  figure: Figure;
  reading: Reading;
  firstYear: number;
  year: number; // the year that the text under the headline speaks of
  title: string;
  others?: Comparison[]; // thin lines, named at their ends
  onExplain?: (figure: string, year: number) => void;
  large?: boolean;
}

const longestName = 11;

export function RoomPanel({ figure, reading, firstYear, year, title, others = [], onExplain, large }: Props) {
  const { t, format } = useApp();
  const id = useId();
  const [ref, width] = useWidth<HTMLDivElement>(340);
  // On a low screen the levers must stay in sight below the rooms.
  const height = Math.round(Math.min(large ? Math.max(170, window.innerHeight * 0.26) : 230, Math.max(150, width * 0.6)));
  const edge = { left: large ? 84 : 46, right: others.length ? (large ? 140 : 76) : 14, top: large ? 14 : 10, bottom: large ? 36 : 24 };
  const unit = figure.unit.id;
  const count = figure.middle.length;
  const last = firstYear + count - 1;
  const x = (index: number) => edge.left + (index / (count - 1)) * (width - edge.left - edge.right);
  const all = [...figure.middle, ...(figure.p10 ?? []), ...(figure.p90 ?? []), ...others.flatMap((one) => one.middle)];
  const y = scale(all, height - edge.bottom, edge.top, large ? 3 : 4);
  const ends = spread(others.map((one) => y(one.middle[count - 1] ?? 0)), large ? 26 : 13, edge.top + 4, height - edge.bottom);
  const areas = aroundZero(figure.middle, x, y);
  const at = year - firstYear;
  const value = figure.middle[at] ?? null;
  const description = `${title}: ${reading.note} ${reading.in_year[at] ?? ''}`;
  const years = [firstYear, 2030, 2040, last].filter((one, index, list) => one >= firstYear && one <= last && list.indexOf(one) === index)
    .filter((one) => one === firstYear || x(one - firstYear) - x(0) > (large ? 130 : 60));
  return (
    <div role="group" className="room" aria-labelledby={`${id}-title`} data-room={figure.id}>
      <h3 id={`${id}-title`} className="room-title">
        {title}
      </h3>
      <p className={`room-headline ${reading.closes === null ? 'left' : 'missing'}`}>{reading.headline}</p>
      <p className="room-note">{reading.note}</p>
      <p className="room-gap">
        {reading.in_year[at]}{' '}
        {onExplain && (
          <button type="button" className="figure-button" onClick={() => onExplain(figure.id, year)} aria-label={t('explain.open', { value: format.signed(value, unit) })}>
            {t('room.why')}
          </button>
        )}
      </p>
      <div ref={ref}>
        <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={description} className="plot" preserveAspectRatio="xMinYMin meet">
          <defs>
            <pattern id={`${id}-hatch`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width="6" height="6" className="fill-missing" />
              <line x1="0" y1="0" x2="0" y2="6" className="hatch" />
            </pattern>
          </defs>
          {y.ticks.map((tick) => (
            <g key={tick}>
              <line x1={edge.left} x2={width - edge.right} y1={y(tick)} y2={y(tick)} className="grid" />
              <text x={edge.left - 6} y={y(tick) + (large ? 8 : 4)} textAnchor="end" className="tick">
                {format.short(tick, unit)}
              </text>
            </g>
          ))}
          <path d={areas.above} className="fill-left" />
          <path d={areas.below} fill={`url(#${id}-hatch)`} />
          {figure.p10 && figure.p90 && <path d={band(figure.p10, figure.p90, x, y)} className="fan-outer" />}
          {figure.p25 && figure.p75 && <path d={band(figure.p25, figure.p75, x, y)} className="fan-inner" />}
          <line x1={edge.left} x2={width - edge.right} y1={y(0)} y2={y(0)} className="zero" />
          {others.map((one, index) => (
            <g key={one.name}>
              <path d={line(one.middle, x, y)} className="line-other" />
              <text x={width - edge.right + 4} y={ends[index]! + 4} className="tick">
                {one.name.length > longestName ? `${one.name.slice(0, longestName - 1)}…` : one.name}
                <title>{one.name}</title>
              </text>
            </g>
          ))}
          <path d={line(figure.middle, x, y)} className="line-main" />
          {at >= 0 && at < count && value !== null && <circle cx={x(at)} cy={y(value)} r="4" className="dot" />}
          {years.map((one) => (
            <text key={one} x={x(one - firstYear)} y={height - 6} textAnchor={one === firstYear ? 'start' : one === last ? 'end' : 'middle'} className="tick">
              {one}
            </text>
          ))}
        </svg>
      </div>
      <p className="subtle room-unit">{unitLabel(unit, t)}</p>
    </div>
  );
}
