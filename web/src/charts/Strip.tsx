// Where one municipality stands among all: a dot for each, the middle half shaded, ours named.
import { useMemo } from 'react';
import { useApp } from '../state/app';
import { Drawing } from './Drawing';

interface Props {
  values: readonly (number | null)[];
  own: number; // position of ours
  group: ReadonlySet<number>; // positions of comparable municipalities
  names: readonly string[];
  unit: string;
}

const fewest = 5;

export function Strip({ values, own, group, names, unit }: Props) {
  const { t } = useApp();
  const present = values.filter((value): value is number => value !== null);
  const mine = values[own] ?? null;
  const below = mine === null ? 0 : present.filter((value) => value < mine).length;
  const name = names[own] ?? '';
  const words = mine === null ? t('strip.missing') : t('strip.words', { name, below, count: present.length });
  const asked = useMemo(
    () => ({
      kind: 'strip' as const,
      title: words,
      unit,
      height: 110,
      values: [...values],
      group: [...group],
      ours: own,
      ours_name: name,
    }),
    [words, unit, values, group, own, name],
  );
  if (present.length < fewest) return <div />;
  return (
    <div className="strip">
      <Drawing asked={asked} start={420} />
      <p className="subtle strip-words">{words}</p>
    </div>
  );
}
