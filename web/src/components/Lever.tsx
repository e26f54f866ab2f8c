// One lever: today's value, what is ordinary and lawful, a place for the reason, and what it is worth.
import { Button, Field, Input, Label, Tag, Textarea } from '@digdir/designsystemet-react';
import { memo, useId, useState } from 'react';
import type { Change, LeverStanding } from '../api/types';
import { useApp } from '../state/app';
import { factorOf, showValue, snap, spanOf, type Turnable } from '../state/turnable';

interface Props {
  one: Turnable;
  change: Change | undefined;
  firstYear: number;
  standing: LeverStanding['levers'][number] | undefined;
  worth: string; // what the ordinary range does to the room, in words
  onTurn: (one: Turnable, value: number | null, reason?: string) => void;
  onSolve: (one: Turnable) => void;
}

/// The ordinary range and today's value, under the slider.
function Marks({ one }: { one: Turnable }) {
  const { low, high } = spanOf(one);
  const place = (value: number) => ((Math.min(Math.max(value, low), high) - low) / (high - low)) * 100;
  return (
    <svg className="lever-marks" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect
        x={place(one.low)}
        y="2"
        width={Math.max(0.5, place(one.high) - place(one.low))}
        height="6"
        className="ordinary"
      />
      <rect x={Math.min(place(one.today), 99.4) - 0.3} y="0" width="0.8" height="10" className="today" />
    </svg>
  );
}

/// Where comparable municipalities stand on what the lever turns, in words.
function Standing({ standing }: { standing: NonNullable<Props['standing']> }) {
  const { t, format } = useApp();
  const show = (value: number | null) =>
    `${format.number(value, standing.decimals)}${standing.unit.id === 'percent' ? '\u00a0%' : standing.unit.id === 'per_thousand' ? '\u00a0‰' : ''}`;
  const { comparable } = standing;
  return (
    <>
      <dt>{t('lever.standing')}</dt>
      <dd>
        {standing.name}:{' '}
        {standing.own === null ? t('standing.missing') : t('lever.standingOwn', { value: show(standing.own) })}
        {comparable.median !== null &&
          `, ${t('lever.standingComparable', { low: show(comparable.p25), high: show(comparable.p75), median: show(comparable.median), count: comparable.known })}`}
        {standing.country !== null && `, ${t('lever.standingCountry', { value: show(standing.country) })}`}.{' '}
        {standing.source.publisher}, {standing.source.table}, {standing.year}.
      </dd>
    </>
  );
}

function Bounds({ one }: { one: Turnable }) {
  const { t, format } = useApp();
  const lever = one.lever;
  if (!lever?.law) return null;
  const show = (value: number | null) => showValue(one, value ?? 0, format, t);
  const bound =
    lever.legal_low !== null
      ? t('lever.notBelow', { value: show(lever.legal_low) })
      : lever.legal_high !== null
        ? t('lever.notAbove', { value: show(lever.legal_high) })
        : '';
  return bound ? <strong>{t('lever.lawBound', { bound, law: lever.law })}</strong> : null;
}

function More({ one, firstYear, standing }: Pick<Props, 'one' | 'firstYear' | 'standing'>) {
  const { t, format } = useApp();
  const lever = one.lever;
  if (!lever) return null;
  const from = firstYear + lever.lead_years;
  return (
    <dl className="lever-facts">
      {standing && <Standing standing={standing} />}
      <dt>{t('lever.notices')}</dt>
      <dd>{lever.notices}</dd>
      <dt>{t('lever.time')}</dt>
      <dd>
        {lever.ramp_years
          ? t('lever.timeRamp', { from, full: from + lever.ramp_years })
          : t('lever.timeAtOnce', { from })}
      </dd>
      {lever.law && (
        <>
          <dt>{t('lever.law')}</dt>
          <dd>{lever.law}</dd>
        </>
      )}
      {lever.one_off_per_unit ? (
        <>
          <dt>{t('lever.oneOff')}</dt>
          <dd>
            {t(lever.one_off_by_loan ? 'lever.oneOffLoan' : 'lever.oneOffEach', {
              cost: format.figure(lever.one_off_per_unit, 'kroner'),
            })}
          </dd>
        </>
      ) : null}
      <dt>{t('lever.price')}</dt>
      <dd>{lever.price}</dd>
      <dt>{t('lever.evidence')}</dt>
      <dd>
        {t(`lever.evidence.${lever.evidence.id}`)}
        {lever.source && ` (${lever.source.publisher}, ${lever.source.title})`}
      </dd>
    </dl>
  );
}

export const Lever = memo(function Lever({ one, change, firstYear, standing, worth, onTurn, onSolve }: Props) {
  const { t, format } = useApp();
  const id = useId();
  const [asking, setAsking] = useState(false);
  const { low, high, step } = spanOf(one);
  const value = change?.value ?? one.today;
  const factor = factorOf(one);
  const show = (shown: number) => showValue(one, shown, format, t);
  const set = (raw: number) => {
    const wanted = snap(one, raw);
    onTurn(one, wanted === one.today ? null : wanted, change?.reason);
  };
  const reason = change?.reason ?? '';
  return (
    <div className={change ? 'lever changed' : 'lever'} data-lever={one.id}>
      <div className="lever-head">
        <label htmlFor={id}>{one.name}</label>
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
      <Marks one={one} />
      <p className="lever-about subtle" id={`${id}-about`}>
        {t('lever.range', { today: show(one.today), low: show(one.low), high: show(one.high) })} <Bounds one={one} />{' '}
        {one.about}
        {worth && <span className="lever-worth"> {worth}</span>}
      </p>
      <div className="lever-tools no-print">
        <Button variant="tertiary" data-size="sm" onClick={() => setAsking(!asking)} aria-expanded={asking}>
          {reason ? t('lever.reasonShown') : t('lever.reason')}
        </Button>
        <Button variant="tertiary" data-size="sm" onClick={() => onSolve(one)}>
          {t('lever.solve')}
        </Button>
        {change && (
          <Button variant="tertiary" data-size="sm" onClick={() => onTurn(one, null)}>
            {t('lever.reset')}
          </Button>
        )}
        {one.lever && ['judgement', 'weak'].includes(one.lever.evidence.id) && (
          <Tag data-size="sm" data-color="warning">
            {t(`lever.tag.${one.lever.evidence.id}`)}
          </Tag>
        )}
      </div>
      {asking && (
        <div className="lever-more">
          <More one={one} firstYear={firstYear} standing={standing} />
          <Field>
            <Label htmlFor={`${id}-exact`} data-size="sm">
              {t('lever.exact', { low: show(one.least), high: show(one.most) })}
            </Label>
            <Input
              id={`${id}-exact`}
              type="number"
              data-size="sm"
              step="any"
              min={one.least * factor}
              max={one.most * factor}
              defaultValue={Number((value * factor).toPrecision(6))}
              key={value}
              onBlur={(event) => {
                const typed = Number(event.target.value) / factor;
                if (event.target.value !== '' && Number.isFinite(typed) && Math.abs(typed - value) > 1e-9)
                  onTurn(one, Math.min(Math.max(typed, one.least), one.most), change?.reason);
              }}
            />
          </Field>
          <Field>
            <Label htmlFor={`${id}-reason`} data-size="sm">
              {t('lever.reasonLabel')}
            </Label>
            <Textarea
              id={`${id}-reason`}
              data-size="sm"
              rows={2}
              maxLength={2000}
              value={reason}
              disabled={!change}
              onChange={(event) => onTurn(one, value, event.target.value)}
            />
            {!change && <p className="subtle">{t('lever.reasonFirst')}</p>}
          </Field>
        </div>
      )}
      {reason && !asking && <p className="lever-reason">«{reason}»</p>}
    </div>
  );
});
