// Horizontal bars: contributions that add up, or one figure for several things.
import type { ReactNode } from 'react';
import { useApp } from '../state/app';
import { BarName, secondLine } from './BarName';
import { ChartFrame } from './ChartFrame';
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
}

export function Bars({ name, title, subtitle, source, unit, bars, start, end, controls }: Props) {
  const { t, format } = useApp();
  const [ref, width] = useWidth<HTMLDivElement>(640);
  const narrow = width < 480;
  const rowHeight = 44 + secondLine(narrow);
  const barTop = 18 + secondLine(narrow);
  const above = 8; // the meeting view's larger letters need it
  const left = 4;
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
  const x = scale(shown.flatMap((one) => [one.from, one.to]), left, width - right, 4);
  const written = (one: (typeof shown)[number]) => (one.whole ? format.figure(one.to, unit) : format.signed(one.to - one.from, unit));
  const describe = (one: (typeof shown)[number]) => `${one.name}: ${written(one)}`;
  const table = { columns: [t('chart.what'), t('chart.value')], rows: shown.map((one) => [one.name, format.signed(one.whole ? one.to : one.to - one.from, unit)]) };
  return (
    <ChartFrame name={name} title={title} subtitle={subtitle} source={source} table={table} controls={controls}>
      <div ref={ref}>
        <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={shown.map(describe).join('. ')} className="plot">
          {shown.map((one, index) => {
            const a = Math.min(x(one.from), x(one.to));
            const b = Math.max(x(one.from), x(one.to));
            const top = above + index * rowHeight;
            const kind = one.whole ? 'bar-whole' : one.to >= one.from ? 'bar-left' : 'bar-missing';
            return (
              <g key={`${one.name}-${index}`}>
                <BarName x={left} y={top + 12} name={one.name} value={written(one)} narrow={narrow} />
                <rect x={a} y={top + barTop} width={Math.max(1.5, b - a)} height={16} className={kind} />
                <line x1={x(0)} x2={x(0)} y1={top + barTop - 3} y2={top + barTop + 19} className="zero" />
              </g>
            );
          })}
        </svg>
      </div>
    </ChartFrame>
  );
}
