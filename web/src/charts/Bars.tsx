// Horizontal bars: contributions that add up, or one figure for several things.
import type { ReactNode } from 'react';
import { useApp } from '../state/app';
import { BarName, secondLine } from './BarName';
import { ChartFrame } from './ChartFrame';
import type { TableData } from './download';
import { scale } from './scale';
import { useWidth } from './useWidth';

export interface Bar {
  name: string;
  value: number;
  note?: string;
}

interface Props {
  name: string;
  title: string;
  subtitle: string;
  source?: string;
  unit: string;
  bars: Bar[];
  start?: { name: string; value: number }; // a waterfall begins here
  end?: { name: string; value: number };
  controls?: ReactNode;
  /// The figures as they are written; otherwise as their unit is.
  write?: (value: number, signed: boolean) => string;
  table?: TableData; // another one than the bars'
  /// The ends are marks on an axis that need not hold zero: for differences that are small beside them.
  marks?: boolean;
  level?: 2 | 3;
}

export function Bars({
  name,
  title,
  subtitle,
  source,
  unit,
  bars,
  start,
  end,
  controls,
  write,
  table: otherTable,
  marks = false,
  level: headingLevel,
}: Props) {
  const { t, format } = useApp();
  const [ref, width] = useWidth<HTMLDivElement>(640);
  const narrow = width < 480;
  const rowHeight = 44 + secondLine(narrow);
  const barTop = 18 + secondLine(narrow);
  const above = 8; // the meeting view's larger letters need it
  const left = marks ? 10 : 4; // the marks stand out to both sides
  const right = 12;
  const shown: { name: string; from: number; to: number; whole: boolean }[] = [];
  let level = start?.value ?? 0;
  if (start) shown.push({ name: start.name, from: 0, to: start.value, whole: true });
  for (const bar of bars) {
    const from = start ? level : 0;
    shown.push({ name: bar.name, from, to: from + bar.value, whole: false });
    level = from + bar.value;
  }
  if (end) shown.push({ name: end.name, from: 0, to: end.value, whole: true });
  const height = shown.length * rowHeight + above + 2;
  const ends = marks
    ? shown.flatMap((one) => (one.whole ? [one.to] : [one.from, one.to]))
    : shown.flatMap((one) => [one.from, one.to]);
  const x = scale(ends, left, width - right, 4, !marks);
  const ground = marks ? (start?.value ?? 0) : 0;
  const say =
    write ?? ((value: number, signed: boolean) => (signed ? format.signed(value, unit) : format.figure(value, unit)));
  const written = (one: (typeof shown)[number]) => say(one.whole ? one.to : one.to - one.from, !one.whole);
  const describe = (one: (typeof shown)[number]) => `${one.name}: ${written(one)}`;
  const table = otherTable ?? {
    columns: [t('chart.what'), t('chart.value')],
    rows: shown.map((one) => [one.name, say(one.whole ? one.to : one.to - one.from, true)]),
  };
  return (
    <ChartFrame
      name={name}
      title={title}
      subtitle={subtitle}
      source={source}
      table={table}
      controls={controls}
      level={headingLevel}
    >
      <div ref={ref}>
        <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={shown.map(describe).join('. ')} className="plot">
          {shown.map((one, index) => {
            const a = Math.min(x(one.from), x(one.to));
            const b = Math.max(x(one.from), x(one.to));
            const top = above + index * rowHeight;
            const kind = one.whole ? 'bar-whole' : one.to >= one.from ? 'bar-left' : 'bar-missing';
            return (
              <g key={`${one.name}-${index}`}>
                <BarName x={4} y={top + 12} name={one.name} value={written(one)} narrow={narrow} />
                {marks && one.whole ? (
                  <path d={`M${x(one.to)} ${top + barTop - 1}l8 9l-8 9l-8 -9z`} className={kind} />
                ) : (
                  <rect x={a} y={top + barTop} width={Math.max(1.5, b - a)} height={16} className={kind} />
                )}
                {(!marks || !one.whole) && (
                  <line x1={x(ground)} x2={x(ground)} y1={top + barTop - 3} y2={top + barTop + 19} className="zero" />
                )}
              </g>
            );
          })}
        </svg>
      </div>
    </ChartFrame>
  );
}
