// Linear scales and round ticks for the bars.
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
export function scale(
  values: readonly (number | null | undefined)[],
  from: number,
  to: number,
  count = 4,
  withZero = true,
): Scale {
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
