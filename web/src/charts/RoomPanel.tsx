// One of the three rooms: the engine's reading in its words, and its drawing.
import { useId, useMemo, useState } from 'react';
import type { Figure, Reading } from '../api/types';
import { useApp } from '../state/app';
import { Drawing } from './Drawing';

export interface Comparison {
  name: string;
  middle: readonly (number | null)[];
}

interface Props {
  figure: Figure;
  reading: Reading;
  firstYear: number;
  year: number; // the year that the text under the headline speaks of
  title: string;
  others?: Comparison[]; // thin lines, named at their ends
  onExplain?: (figure: string, year: number) => void;
  large?: boolean;
  height?: number;
}

export function RoomPanel({
  figure,
  reading,
  firstYear,
  year,
  title,
  others = [],
  onExplain,
  large,
  height = 210,
}: Props) {
  const { t, format } = useApp();
  const id = useId();
  const [unit, setUnit] = useState('');
  const [pointed, setPointed] = useState('');
  const at = year - firstYear;
  const value = figure.middle[at] ?? null;
  const asked = useMemo(
    () => ({
      kind: 'room' as const,
      title: `${title}: ${reading.note}`,
      description: reading.in_year[at] ?? '',
      unit: figure.unit.id,
      first_year: firstYear,
      last_year: firstYear + figure.middle.length - 1,
      // On a low screen the levers must stay in sight below the rooms.
      height: large ? Math.round(Math.max(170, window.innerHeight * 0.26)) : height,
      lines: [
        {
          values: figure.middle,
          ...(figure.p10 && figure.p25 && figure.p75 && figure.p90
            ? { p10: figure.p10, p25: figure.p25, p75: figure.p75, p90: figure.p90 }
            : {}),
        },
        ...others.map((one) => ({ name: one.name, values: [...one.middle], quiet: true })),
      ],
      in_year: reading.in_year,
    }),
    [title, reading, at, figure, firstYear, large, height, others],
  );
  return (
    <div role="group" className="room" aria-labelledby={`${id}-title`} data-room={figure.id}>
      <h3 id={`${id}-title`} className="room-title">
        {title}
      </h3>
      <p className={`room-headline ${reading.closes === null ? 'left' : 'missing'}`}>{reading.headline}</p>
      <p className="room-note">{reading.note}</p>
      <p className="room-gap">
        {pointed || reading.in_year[at]}{' '}
        {onExplain && (
          <button
            type="button"
            className="figure-button"
            onClick={() => onExplain(figure.id, year)}
            aria-label={`${t('room.why')} ${t('explain.open', { value: format.signed(value, figure.unit.id) })}`}
          >
            {t('room.why')}
          </button>
        )}
      </p>
      <Drawing
        asked={asked}
        year={year}
        start={340}
        enlarge={large ? 1.6 : 1}
        onDrawn={(drawn) => setUnit(drawn.unit)}
        onYear={(_, text) => setPointed(text)}
      />
      <p className="subtle room-unit">{unit}</p>
    </div>
  );
}
