// Which levers matter most: what the ordinary range of each does to a room in a year, largest first.
import { memo } from 'react';
import type { Tornado } from '../api/types';
import { roomIds } from '../components/Rooms';
import { useApp } from '../state/app';
import { showValue, type Turnable } from '../state/turnable';
import { BarName, secondLine } from './BarName';
import { ChartFrame } from './ChartFrame';
import { scale } from './scale';
import { useWidth } from './useWidth';

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
  const [ref, width] = useWidth<HTMLDivElement>(560);
  const index = roomIds.indexOf(room);
  const bars = tornado.swings
    .flatMap((swing) => {
      const one = all.find((other) => other.id === swing.lever);
      const low = swing.at_low[index] ?? 0;
      const high = swing.at_high[index] ?? 0;
      return one && (low || high) ? [{ one, low, high, size: Math.max(low, high, 0) - Math.min(low, high, 0) }] : [];
    })
    .sort((a, b) => b.size - a.size)
    .slice(0, most);
  if (!bars.length) return null;
  const narrow = width < 480;
  const rowHeight = 40 + secondLine(narrow);
  const barTop = 18 + secondLine(narrow);
  const height = bars.length * rowHeight + 6;
  const x = scale(
    bars.flatMap((bar) => [bar.low, bar.high]),
    4,
    width - 8,
    4,
  );
  const ends = (bar: (typeof bars)[number]) => [bar.low, bar.high].sort((a, b) => a - b) as [number, number];
  const written = (bar: (typeof bars)[number]) =>
    ends(bar)
      .map((end) => format.signed(end, unit))
      .join(' / ');
  const describe = (bar: (typeof bars)[number]) => `${bar.one.name}: ${written(bar)}`;
  const roomName = t(`room.${room.split('.')[1]}`).toLocaleLowerCase('nb');
  const table = {
    columns: [t('chart.what'), t('tornado.low'), t('tornado.high'), t('tornado.atLow'), t('tornado.atHigh')],
    rows: bars.map((bar) => [
      bar.one.name,
      showValue(bar.one, bar.one.low, format, t),
      showValue(bar.one, bar.one.high, format, t),
      format.signed(bar.low, unit),
      format.signed(bar.high, unit),
    ]),
  };
  return (
    <ChartFrame
      name={name}
      title={t('tornado.title', { lever: bars[0]!.one.name, room: roomName })}
      subtitle={t('tornado.subtitle', { year })}
      table={table}
    >
      <div ref={ref}>
        <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={bars.map(describe).join('. ')} className="plot">
          {bars.map((bar, row) => (
            <g key={bar.one.id}>
              <BarName x={4} y={row * rowHeight + 13} name={bar.one.name} value={written(bar)} narrow={narrow} />
              {[bar.low, bar.high].map((end, side) => (
                <rect
                  key={side}
                  x={Math.min(x(0), x(end))}
                  y={row * rowHeight + barTop}
                  width={Math.abs(x(end) - x(0))}
                  height="14"
                  className={end >= 0 ? 'bar-left' : 'bar-missing'}
                />
              ))}
              <line
                x1={x(0)}
                x2={x(0)}
                y1={row * rowHeight + barTop - 3}
                y2={row * rowHeight + barTop + 17}
                className="zero"
              />
            </g>
          ))}
        </svg>
      </div>
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
