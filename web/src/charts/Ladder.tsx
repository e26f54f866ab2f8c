// The care ladder as a stair: from the lightest step to the heaviest, people on it today and in a later year.
import type { Figure } from '../api/types';
import { useApp } from '../state/app';
import { ChartFrame } from './ChartFrame';
import { Drawing } from './Drawing';

interface Props {
  title: string;
  subtitle: string;
  source?: string;
  steps: Figure[];
  firstYear: number;
  year: number;
  onExplain: (figure: string, year: number) => void;
}

export function Ladder({ title, subtitle, source, steps, firstYear, year, onExplain }: Props) {
  const { t, format } = useApp();
  const index = year - firstYear;
  const table = {
    columns: [t('chart.what'), String(firstYear), String(year)],
    rows: steps.map((step) => [step.name, Math.round(step.middle[0] ?? 0), Math.round(step.middle[index] ?? 0)]),
  };
  const text = steps
    .map(
      (step) =>
        `${step.name}: ${format.number(step.middle[0])} (${firstYear}), ${format.number(step.middle[index])} (${year})`,
    )
    .join('. ');
  return (
    <ChartFrame name="care-ladder" title={title} subtitle={subtitle} source={source} table={table}>
      <Drawing
        asked={{
          kind: 'ladder',
          title,
          description: text,
          unit: 'users',
          first_year: firstYear,
          last_year: year,
          steps: steps.map((step) => ({
            name: step.name,
            now: step.middle[0] ?? null,
            later: step.middle[index] ?? null,
          })),
        }}
        start={720}
      />
      <div className="explain-row no-print">
        {steps.map((step) => (
          <button
            key={step.id}
            type="button"
            className="figure-button"
            onClick={() => onExplain(step.id, year)}
            aria-label={t('explain.open', { value: `${step.name}, ${format.number(step.middle[index])}` })}
          >
            {step.name}
          </button>
        ))}
      </div>
    </ChartFrame>
  );
}
