// Linear scales, round ticks and paths; the little that our charts need.
export type Series = readonly (number | null)[];

export interface Scale {
  (value: number): number;
  ticks: number[];
  low: number;
  high: number;
}

function niceStep(span: number, count: number): number {
  const raw = span / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(raw));
  const fraction = raw / power;
  return (fraction <= 1 ? 1 : fraction <= 2 ? 2 : fraction <= 5 ? 5 : 10) * power;
}

/// A scale over `values` from `from` to `to` pixels, its ends on round numbers. `withZero`: zero is always on it.
export function scale(values: readonly (number | null | undefined)[], from: number, to: number, count = 4, withZero = true): Scale {
  let low = withZero ? 0 : Infinity;
  let high = withZero ? 0 : -Infinity;
  for (const value of values) {
    if (value === null || value === undefined || !Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (!Number.isFinite(low)) [low, high] = [0, 1];
  if (low === high) [low, high] = low === 0 ? [0, 1] : [Math.min(low, 0), Math.max(high, 0)];
  const step = niceStep(high - low, count);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
  const bottom = first * step;
  const top = last * step;
  const place = ((value: number) => from + ((value - bottom) / (top - bottom)) * (to - from)) as Scale;
  return Object.assign(place, { ticks, low: bottom, high: top });
}

const round = (value: number): string => value.toFixed(1);

/// Places of labels, moved apart where they would overlap.
export function spread(places: number[], least: number, low: number, high: number): number[] {
  const order = places.map((_, index) => index).sort((a, b) => places[a]! - places[b]!);
  const out = [...places];
  order.forEach((index, i) => {
    if (i > 0) out[index] = Math.max(out[index]!, out[order[i - 1]!]! + least);
  });
  let limit = high;
  for (const index of [...order].reverse()) {
    out[index] = Math.min(out[index]!, limit);
    limit = out[index]! - least;
  }
  return out.map((place) => Math.max(low, place));
}

/// A line with gaps where values are missing.
export function line(values: Series, x: (index: number) => number, y: (value: number) => number): string {
  let path = '';
  let pen = false;
  values.forEach((value, index) => {
    if (value === null) {
      pen = false;
      return;
    }
    path += `${pen ? 'L' : 'M'}${round(x(index))} ${round(y(value))}`;
    pen = true;
  });
  return path;
}

/// The area between two series.
export function band(low: Series, high: Series, x: (index: number) => number, y: (value: number) => number): string {
  const points: number[] = [];
  low.forEach((value, index) => {
    if (value !== null && high[index] !== null && high[index] !== undefined) points.push(index);
  });
  if (points.length < 2) return '';
  const up = points.map((index, i) => `${i ? 'L' : 'M'}${round(x(index))} ${round(y(high[index] as number))}`).join('');
  const down = points.reverse().map((index) => `L${round(x(index))} ${round(y(low[index] as number))}`).join('');
  return `${up}${down}Z`;
}

/// The areas between a series and zero: what is above it and what is below, cut where the line crosses.
export function aroundZero(values: Series, x: (index: number) => number, y: (value: number) => number): { above: string; below: string } {
  const paths = { above: '', below: '' };
  const zero = round(y(0));
  for (let i = 0; i + 1 < values.length; ++i) {
    const a = values[i];
    const b = values[i + 1];
    if (a === null || b === null || a === undefined || b === undefined) continue;
    const pieces: [number, number, number, number][] = [];
    if (a * b < 0) {
      const cross = i + a / (a - b);
      pieces.push([i, a, cross, 0], [cross, 0, i + 1, b]);
    } else pieces.push([i, a, i + 1, b]);
    for (const [x1, v1, x2, v2] of pieces) {
      const side = v1 + v2 >= 0 ? 'above' : 'below';
      paths[side] += `M${round(x(x1))} ${zero}L${round(x(x1))} ${round(y(v1))}L${round(x(x2))} ${round(y(v2))}L${round(x(x2))} ${zero}Z`;
    }
  }
  return paths;
}
