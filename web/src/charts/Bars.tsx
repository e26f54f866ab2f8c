// Contributions that add up: from one whole to another, drawn and written by the engine.
import { useMemo, useState, type ReactNode } from 'react';
import { useApp } from '../state/app';
import { ChartFrame } from './ChartFrame';
import { Drawing } from './Drawing';
import type { TableData } from './download';

export interface Bar {
  name: string;
  value: number;
}

interface Props {
  name: string;
  title: string;
  subtitle: string;
  source?: string;
  unit: string;
  bars: Bar[];
  start: { name: string; value: number };
  end: string; // its name; its value follows
  controls?: ReactNode;
  decimals?: number; // known of the figures
  table?: TableData; // another one than the bars'
  /// The wholes are marks on an axis that need not hold zero: for differences that are small beside them.
  marks?: boolean;
  level?: 2 | 3;
}

export function Bars({ name, title, subtitle, source, unit, bars, start, end, controls, decimals, ...rest }: Props) {
  const { table: otherTable, marks = false, level } = rest;
  const { t } = useApp();
  const [texts, setTexts] = useState<string[]>([]);
  const names = [start.name, ...bars.map((bar) => bar.name), end];
  const asked = useMemo(
    () => ({
      kind: 'waterfall' as const,
      title,
      unit,
      from_zero: !marks,
      parts: bars,
      start,
      end_name: end,
      ...(decimals === undefined ? {} : { decimals }),
    }),
    [title, unit, marks, bars, start, end, decimals],
  );
  const table = otherTable ?? {
    columns: [t('chart.what'), t('chart.value')],
    rows: names.map((one, index) => [one, texts[index] ?? '']),
  };
  return (
    <ChartFrame
      name={name}
      title={title}
      subtitle={subtitle}
      source={source}
      table={table}
      controls={controls}
      level={level}
    >
      <Drawing asked={asked} onDrawn={(drawn) => setTexts(drawn.texts)} />
    </ChartFrame>
  );
}
