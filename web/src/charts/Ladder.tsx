// The care ladder as a stair: from the lightest step to the heaviest, people on it today and in a later year.
import type { Figure } from '../api/types';
import { useApp } from '../state/app';
import { BarName, secondLine } from './BarName';
import { ChartFrame } from './ChartFrame';
import { useWidth } from './useWidth';

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
  const [ref, width] = useWidth<HTMLDivElement>(720);
  const narrow = width < 480;
  const nameHeight = 16 + secondLine(narrow);
  const rowHeight = nameHeight + 34;
  const indent = narrow ? 3 : 16;
  const height = steps.length * rowHeight + 8;
  const index = year - firstYear;
  const most = Math.max(1, ...steps.flatMap((step) => [step.middle[0] ?? 0, step.middle[index] ?? 0]));
  const span = width - indent * (steps.length - 1) - 16;
  const table = {
    columns: [t('chart.what'), String(firstYear), String(year)],
    rows: steps.map((step) => [step.name, Math.round(step.middle[0] ?? 0), Math.round(step.middle[index] ?? 0)]),
  };
  const numbers = (step: Figure) => `${format.number(step.middle[0])} → ${format.number(step.middle[index])}`;
  const text = steps.map((step) => `${step.name}: ${format.number(step.middle[0])} (${firstYear}), ${format.number(step.middle[index])} (${year})`).join('. ');
  return (
    <ChartFrame name="care-ladder" title={title} subtitle={subtitle} source={source} table={table}>
      <div ref={ref}>
        <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={text} className="plot">
          {steps.map((step, i) => {
            const left = 2 + i * indent;
            const top = i * rowHeight;
            const now = ((step.middle[0] ?? 0) / most) * span;
            const then = ((step.middle[index] ?? 0) / most) * span;
            return (
              <g key={step.id}>
                <path d={`M${left} ${top + rowHeight - 2}V${top + 4}${i ? `H${left - indent}` : ''}`} className="stair" />
                <BarName x={left + 6} y={top + 16} name={step.name} value={numbers(step)} narrow={narrow} />
                <rect x={left + 6} y={top + nameHeight + 6} width={Math.max(1, now)} height="9" className="bar-quiet" />
                <rect x={left + 6} y={top + nameHeight + 17} width={Math.max(1, then)} height="11" className={then > now ? 'bar-missing' : 'bar-left'} />
              </g>
            );
          })}
        </svg>
      </div>
      <div className="explain-row no-print">
        {steps.map((step) => (
          <button key={step.id} type="button" className="figure-button" onClick={() => onExplain(step.id, year)} aria-label={t('explain.open', { value: `${step.name}, ${format.number(step.middle[index])}` })}>
            {step.name}
          </button>
        ))}
      </div>
    </ChartFrame>
  );
}
