// Lines by year, named at their ends, with a fan where there is a range.
import type { Figure } from '../api/types';
import { useApp } from '../state/app';
import { unitLabel } from '../state/format';
import { ChartFrame } from './ChartFrame';
import { band, line, scale, spread } from './scale';
import { useWidth } from './useWidth';

export interface Line {
  name: string;
  figure: Figure;
  quiet?: boolean;
}

interface Props {
  name: string;
  title: string;
  subtitle: string;
  source?: string;
  lines: Line[];
  firstYear: number;
  withZero?: boolean;
}

export function LineChart({ name, title, subtitle, source, lines, firstYear, withZero = true }: Props) {
  const { t, format } = useApp();
  const [ref, width] = useWidth<HTMLDivElement>(640);
  const narrow = width < 480;
  const height = narrow ? 260 : 300;
  const labels = Math.max(...lines.map((one) => one.name.length), 0) * (narrow ? 6.2 : 7.6) + 14;
  const below = narrow || labels > width * 0.34; // names under the chart where there is no place beside it
  const values = lines.flatMap(({ figure }) => [...figure.middle, ...(figure.p10 ?? []), ...(figure.p90 ?? [])]);
  const unit = lines[0]?.figure.unit.id ?? 'none';
  const top = 10;
  const bottom = height - 26;
  const y = scale(values, bottom, top, 5, withZero);
  const longest = Math.max(...y.ticks.map((tick) => format.short(tick, unit).length), 0);
  const edge = { left: Math.max(56, longest * 7 + 10), right: below ? 14 : labels };
  const count = Math.max(...lines.map((one) => one.figure.middle.length), 2);
  const x = (index: number) => edge.left + (index / (count - 1)) * (width - edge.left - edge.right);
  const last = firstYear + count - 1;
  const ends = spread(lines.map(({ figure }) => y(figure.middle.findLast((value) => value !== null) ?? 0)), 15, top + 4, bottom);
  const text = lines
    .map(({ name: label, figure }) =>
      t('chart.lineDescription', { name: label, first: format.figure(figure.middle[0], unit), firstYear, last: format.figure(figure.middle.findLast((value) => value !== null), unit), lastYear: last }),
    )
    .join(' ');
  const decimals = (value: number | null | undefined) => (value === null || value === undefined ? null : unit === 'share' ? Math.round(value * 1000) / 10 : unit === 'kroner' ? Math.round(value / 1e4) / 100 : Math.round(value * 10) / 10);
  const table = {
    columns: [t('year'), ...lines.flatMap((one) => (one.figure.p10 ? [one.name, `${one.name} p10`, `${one.name} p90`] : [one.name]))],
    rows: Array.from({ length: count }, (_, index) => [
      firstYear + index,
      ...lines.flatMap(({ figure }) => (figure.p10 ? [figure.middle[index], figure.p10[index], figure.p90?.[index]] : [figure.middle[index]]).map(decimals)),
    ]),
  };
  const years = Array.from({ length: count }, (_, index) => firstYear + index).filter((one) => (narrow ? one % 10 === 0 : one % 5 === 0) || one === firstYear).filter((one) => one === firstYear || x(one - firstYear) - x(0) > 60);
  return (
    <ChartFrame name={name} title={title} subtitle={`${subtitle}${unitLabel(unit, t) ? ` (${unitLabel(unit, t)})` : ''}`} source={source} table={table}>
      <div ref={ref}>
        <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={text} className="plot">
          {y.ticks.map((tick) => (
            <g key={tick}>
              <line x1={edge.left} x2={width - edge.right} y1={y(tick)} y2={y(tick)} className={tick === 0 ? 'zero' : 'grid'} />
              <text x={edge.left - 6} y={y(tick) + 4} textAnchor="end" className="tick">
                {format.short(tick, unit)}
              </text>
            </g>
          ))}
          {lines.map(({ figure }, index) => figure.p10 && figure.p90 && <path key={index} d={band(figure.p10, figure.p90, x, y)} className={`series-band series-${index}`} />)}
          {lines.map(({ figure, quiet }, index) => (
            <path key={index} d={line(figure.middle, x, y)} className={quiet ? 'line-other' : `series-line series-${index}`} />
          ))}
          {!below &&
            lines.map(({ name: label, quiet }, index) => (
              <text key={label} x={width - edge.right + 6} y={ends[index]! + 4} className={quiet ? 'tick' : `series-name series-${index}`}>
                {label}
              </text>
            ))}
          {years.map((one) => (
            <text key={one} x={x(one - firstYear)} y={height - 6} textAnchor={one === firstYear ? 'start' : one === last ? 'end' : 'middle'} className="tick">
              {one}
            </text>
          ))}
        </svg>
        {below && (
          <ul className="line-names" aria-hidden="true">
            {lines.map(({ name: label, quiet }, index) => (
              <li key={label} className={quiet ? 'quiet' : `series-${index}`}>
                {label}
              </li>
            ))}
          </ul>
        )}
      </div>
    </ChartFrame>
  );
}
