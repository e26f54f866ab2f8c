// Where one municipality stands among all: a dot for each, the middle half shaded, ours named.
import { useMemo } from 'react';
import { useApp } from '../state/app';
import { scale } from './scale';
import { useWidth } from './useWidth';

interface Props {
  values: readonly (number | null)[];
  own: number; // position of ours
  group: ReadonlySet<number>; // positions of comparable municipalities
  names: readonly string[];
  unit: string;
}

function quantile(sorted: number[], q: number): number {
  const at = (sorted.length - 1) * q;
  const low = Math.floor(at);
  return sorted[low]! + ((sorted[Math.min(low + 1, sorted.length - 1)] ?? 0) - sorted[low]!) * (at - low);
}

export function Strip({ values, own, group, names, unit }: Props) {
  const { t, format } = useApp();
  const [ref, width] = useWidth<HTMLDivElement>(420);
  const height = 64;
  const present = useMemo(
    () => values.filter((value): value is number => value !== null).sort((a, b) => a - b),
    [values],
  );
  const mine = values[own] ?? null;
  // The tails of tiny municipalities would squeeze everyone else together.
  const shown = [quantile(present, 0.01), quantile(present, 0.99), ...(mine === null ? [] : [mine])];
  const x = scale(shown, 10, width - 10, 4, false);
  if (present.length < 5) return <div ref={ref} />;
  const inside = (value: number) => Math.min(Math.max(value, x.low), x.high);
  const below = mine === null ? 0 : present.filter((value) => value < mine).length;
  const words =
    mine === null ? t('strip.missing') : t('strip.words', { name: names[own] ?? '', below, count: present.length });
  const jitter = (index: number) => 12 + ((index * 37) % 23);
  return (
    <div ref={ref} className="strip">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words} className="plot">
        <rect
          x={x(inside(quantile(present, 0.25)))}
          width={Math.max(1, x(inside(quantile(present, 0.75))) - x(inside(quantile(present, 0.25))))}
          y="6"
          height="36"
          className="middle-half"
        />
        {values.map(
          (value, index) =>
            value !== null &&
            index !== own && (
              <circle
                key={index}
                cx={x(inside(value))}
                cy={jitter(index)}
                r={group.has(index) ? 2.6 : 1.8}
                className={group.has(index) ? 'dot-group' : 'dot-all'}
              />
            ),
        )}
        {mine !== null && (
          <>
            <line x1={x(mine)} x2={x(mine)} y1="4" y2="44" className="own-line" />
            <circle cx={x(mine)} cy="24" r="5" className="dot" />
          </>
        )}
        {x.ticks
          .filter((_, index, list) => index === 0 || index === list.length - 1 || list.length < 5)
          .map((tick, index, list) => (
            <text
              key={tick}
              x={x(tick)}
              y={height - 4}
              textAnchor={index === 0 ? 'start' : index === list.length - 1 ? 'end' : 'middle'}
              className="tick"
            >
              {format.short(tick, unit)}
            </text>
          ))}
      </svg>
      <p className="subtle strip-words">{words}</p>
    </div>
  );
}
