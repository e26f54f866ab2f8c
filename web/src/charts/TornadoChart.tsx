// Which levers matter most: what the ordinary range of each does to a room in a year, largest first.
import { memo, useMemo, useState } from 'react';
import type { Tornado } from '../api/types';
import { roomIds } from '../components/Rooms';
import { useApp } from '../state/app';
import { showValue, type Turnable } from '../state/turnable';
import { ChartFrame } from './ChartFrame';
import { Drawing } from './Drawing';

interface Props {
  name: string;
  tornado: Tornado;
  all: readonly Turnable[];
  room: (typeof roomIds)[number];
  unit: string;
  year: number;
  onChoose: (one: Turnable) => void;
}

const most = 10;

export const TornadoChart = memo(function TornadoChart({ name, tornado, all, room, unit, year, onChoose }: Props) {
  const { t, format } = useApp();
  const [texts, setTexts] = useState<string[]>([]);
  const index = roomIds.indexOf(room);
  const bars = useMemo(
    () =>
      tornado.swings
        .flatMap((swing) => {
          const one = all.find((other) => other.id === swing.lever);
          const low = swing.at_low[index] ?? 0;
          const high = swing.at_high[index] ?? 0;
          return one && (low || high)
            ? [{ one, low, high, size: Math.max(low, high, 0) - Math.min(low, high, 0) }]
            : [];
        })
        .sort((a, b) => b.size - a.size)
        .slice(0, most),
    [tornado, all, index],
  );
  const title = t('tornado.title', {
    lever: bars[0]?.one.name ?? '',
    room: t(`room.${room.split('.')[1]}`).toLocaleLowerCase('nb'),
  });
  const asked = useMemo(
    () => ({
      kind: 'swings' as const,
      title,
      unit,
      parts: bars.map((bar) => ({ name: bar.one.name, at_low: bar.low, at_high: bar.high })),
    }),
    [title, unit, bars],
  );
  if (!bars.length) return null;
  const table = {
    columns: [t('chart.what'), t('tornado.low'), t('tornado.high'), t('tornado.atLow'), t('tornado.atHigh')],
    rows: bars.map((bar, row) => [
      bar.one.name,
      showValue(bar.one, bar.one.low, format, t),
      showValue(bar.one, bar.one.high, format, t),
      texts[2 * row] ?? '',
      texts[2 * row + 1] ?? '',
    ]),
  };
  return (
    <ChartFrame name={name} title={title} subtitle={t('tornado.subtitle', { year })} table={table}>
      <Drawing asked={asked} start={560} onDrawn={(drawn) => setTexts(drawn.texts)} />
      <div className="explain-row no-print">
        {bars.map((bar) => (
          <button key={bar.one.id} type="button" className="figure-button" onClick={() => onChoose(bar.one)}>
            {bar.one.name}
          </button>
        ))}
      </div>
    </ChartFrame>
  );
});
