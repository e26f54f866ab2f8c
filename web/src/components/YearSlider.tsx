import { Button } from '@digdir/designsystemet-react';
import { useEffect, useId, useState } from 'react';
import { useApp } from '../state/app';

interface Props {
  label: string;
  from: number;
  to: number;
  value: number;
  onChange: (year: number) => void;
  playable?: boolean;
}

const stepMilliseconds = 350;

export function YearSlider({ label, from, to, value, onChange, playable }: Props) {
  const { t } = useApp();
  const id = useId();
  const [playing, setPlaying] = useState(false);
  useEffect(() => {
    if (!playing) return;
    if (value >= to) return setPlaying(false);
    const timer = setTimeout(() => onChange(value + 1), stepMilliseconds);
    return () => clearTimeout(timer);
  }, [playing, value, to, onChange]);
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  return (
    <div className="year-slider no-print">
      <label htmlFor={id}>
        {label}: <strong>{value}</strong>
      </label>
      <input
        id={id}
        type="range"
        min={from}
        max={to}
        step={1}
        value={value}
        onChange={(event) => onChange(Number(event.target.value))}
      />
      {playable && !still && (
        <Button
          variant="secondary"
          data-size="sm"
          onClick={() => {
            if (!playing && value >= to) onChange(from);
            setPlaying(!playing);
          }}
        >
          {playing ? t('stop') : t('play')}
        </Button>
      )}
    </div>
  );
}
