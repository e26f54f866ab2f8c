// Lines by year, named at their ends, with a fan where there is a range.
import { useMemo, useState } from 'react';
import type { Figure } from '../api/types';
import { useApp } from '../state/app';
import { ChartFrame } from './ChartFrame';
import { Drawing } from './Drawing';

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
  const [axis, setAxis] = useState('');
  const unit = lines[0]?.figure.unit.id ?? 'none';
  const count = Math.max(...lines.map((one) => one.figure.middle.length), 2);
  const last = firstYear + count - 1;
  const text = lines
    .map(({ name: label, figure }) =>
      t('chart.lineDescription', {
        name: label,
        first: format.figure(figure.middle[0], unit),
        firstYear,
        last: format.figure(
          figure.middle.findLast((value) => value !== null),
          unit,
        ),
        lastYear: last,
      }),
    )
    .join(' ');
  const decimals = (value: number | null | undefined) =>
    value === null || value === undefined
      ? null
      : unit === 'share'
        ? Math.round(value * 1000) / 10
        : unit === 'kroner'
          ? Math.round(value / 1e4) / 100
          : Math.round(value * 10) / 10;
  const table = {
    columns: [
      t('year'),
      ...lines.flatMap((one) => (one.figure.p10 ? [one.name, `${one.name} p10`, `${one.name} p90`] : [one.name])),
    ],
    rows: Array.from({ length: count }, (_, index) => [
      firstYear + index,
      ...lines.flatMap(({ figure }) =>
        (figure.p10 ? [figure.middle[index], figure.p10[index], figure.p90?.[index]] : [figure.middle[index]]).map(
          decimals,
        ),
      ),
    ]),
  };
  const asked = useMemo(
    () => ({
      kind: 'lines' as const,
      title,
      description: text,
      unit,
      first_year: firstYear,
      last_year: last,
      from_zero: withZero,
      lines: lines.map(({ name: label, figure, quiet }) => ({
        name: label,
        values: figure.middle,
        ...(quiet ? { quiet } : {}),
        ...(figure.p10 && figure.p25 && figure.p75 && figure.p90
          ? { p10: figure.p10, p25: figure.p25, p75: figure.p75, p90: figure.p90 }
          : {}),
      })),
    }),
    [title, text, unit, firstYear, last, withZero, lines],
  );
  return (
    <ChartFrame
      name={name}
      title={title}
      subtitle={`${subtitle}${axis ? ` (${axis})` : ''}`}
      source={source}
      table={table}
    >
      <Drawing asked={asked} onUnit={setAxis} />
    </ChartFrame>
  );
}
