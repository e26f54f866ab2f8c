// One assumption as a lever: today's value, the ordinary range, and a place for the reason.
import { Button, Field, Input, Label, Textarea } from '@digdir/designsystemet-react';
import { memo, useId, useState } from 'react';
import type { Assumption, Change } from '../api/types';
import { useApp } from '../state/app';

interface Props {
  lever: Assumption;
  change: Change | undefined;
  onChange: (id: string, value: number | null, reason?: string) => void;
  onSolve?: (id: string) => void;
}

/// How a lever shows its value: shares as percent.
export function scaleOf(lever: Assumption): number {
  return lever.unit.id === 'share' ? 100 : 1;
}

function span(lever: Assumption): { low: number; high: number; step: number } {
  const ordinaryLow = lever.low ?? lever.default ?? 0;
  const ordinaryHigh = lever.high ?? lever.default ?? 1;
  const room = ordinaryHigh - ordinaryLow || Math.abs(lever.default ?? 1) || 1;
  const low = Math.max(lever.minimum ?? -Infinity, ordinaryLow - room);
  const high = Math.min(lever.maximum ?? Infinity, ordinaryHigh + room);
  const raw = (high - low) / 100;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((one) => one * power).find((one) => one >= raw - 1e-12) ?? raw;
  return { low, high, step };
}

export const Lever = memo(function Lever({ lever, change, onChange, onSolve }: Props) {
  const { t, format } = useApp();
  const id = useId();
  const [asking, setAsking] = useState(false);
  const { low, high, step } = span(lever);
  const standard = lever.value ?? 0;
  const value = change?.value ?? standard;
  const factor = scaleOf(lever);
  const decimals = Math.max(0, -Math.floor(Math.log10(step * factor) + 1e-9));
  const show = (one: number | null) => (one === null ? '–' : `${format.number(one * factor, Math.min(decimals, 4))}${factor === 100 ? ' %' : lever.unit.name ? ` ${lever.unit.name}` : ''}`);
  const set = (raw: number) => {
    // The slider's own steps may miss today's value by a hair.
    const near = Math.abs(raw - standard) < step / 2;
    onChange(lever.id, near ? null : Number(raw.toPrecision(8)), change?.reason);
  };
  const reason = change?.reason ?? '';
  return (
    <div className={change ? 'lever changed' : 'lever'} data-lever={lever.id}>
      <div className="lever-head">
        <label htmlFor={id}>{lever.name}</label>
        <output htmlFor={id} className="lever-value">
          {show(value)}
        </output>
      </div>
      <input
        id={id}
        type="range"
        min={low}
        max={high}
        step={step}
        value={value}
        aria-describedby={`${id}-about`}
        aria-valuetext={show(value)}
        onChange={(event) => set(Number(event.target.value))}
      />
      <p className="lever-about subtle" id={`${id}-about`}>
        {t('lever.range', { today: show(standard), low: show(lever.low), high: show(lever.high) })} {lever.about}
      </p>
      <div className="lever-tools no-print">
        <Button variant="tertiary" data-size="sm" onClick={() => setAsking(!asking)} aria-expanded={asking}>
          {reason ? t('lever.reasonShown') : t('lever.reason')}
        </Button>
        {onSolve && (
          <Button variant="tertiary" data-size="sm" onClick={() => onSolve(lever.id)}>
            {t('lever.solve')}
          </Button>
        )}
        {change && (
          <Button variant="tertiary" data-size="sm" onClick={() => onChange(lever.id, null)}>
            {t('lever.reset')}
          </Button>
        )}
      </div>
      {asking && (
        <div className="lever-more">
          <Field>
            <Label htmlFor={`${id}-exact`} data-size="sm">
              {t('lever.exact', { low: show(lever.minimum), high: show(lever.maximum) })}
            </Label>
            <Input
              id={`${id}-exact`}
              type="number"
              data-size="sm"
              step="any"
              min={(lever.minimum ?? 0) * factor}
              max={(lever.maximum ?? 0) * factor}
              defaultValue={Number((value * factor).toPrecision(6))}
              key={value}
              onBlur={(event) => {
                const typed = Number(event.target.value) / factor;
                if (event.target.value !== '' && Number.isFinite(typed) && Math.abs(typed - value) > 1e-9) set(Math.min(Math.max(typed, lever.minimum ?? typed), lever.maximum ?? typed));
              }}
            />
          </Field>
          <Field>
            <Label htmlFor={`${id}-reason`} data-size="sm">
              {t('lever.reasonLabel')}
            </Label>
            <Textarea id={`${id}-reason`} data-size="sm" rows={2} maxLength={2000} value={reason} disabled={!change} onChange={(event) => onChange(lever.id, value, event.target.value)} />
            {!change && <p className="subtle">{t('lever.reasonFirst')}</p>}
          </Field>
        </div>
      )}
      {reason && !asking && <p className="lever-reason">«{reason}»</p>}
    </div>
  );
});
