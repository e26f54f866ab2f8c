// Persons by sex and age in one year, on the same axis for all years so that it can be seen to move.
import { useApp } from '../state/app';
import { ChartFrame } from './ChartFrame';
import { useWidth } from './useWidth';
import type { ReactNode } from 'react';

interface Props {
  title: string;
  subtitle: string;
  source?: string;
  ages: string[];
  female: number[];
  male: number[];
  most: number; // of any year
  controls: ReactNode;
}

export function Pyramid({ title, subtitle, source, ages, female, male, most, controls }: Props) {
  const { t, format } = useApp();
  const [ref, width] = useWidth<HTMLDivElement>(560);
  const rowHeight = 14;
  const height = ages.length * rowHeight + 24;
  const gap = 52;
  const half = (width - gap) / 2;
  const length = (value: number) => (value / Math.max(1, most)) * (half - 4);
  const rows = ages.map((age, index) => [age, Math.round(female[index] ?? 0), Math.round(male[index] ?? 0)]);
  const text = t('pyramid.description', {
    female: format.number(female.reduce((a, b) => a + b, 0)),
    male: format.number(male.reduce((a, b) => a + b, 0)),
  });
  return (
    <ChartFrame
      name="pyramid"
      title={title}
      subtitle={subtitle}
      source={source}
      controls={controls}
      table={{ columns: [t('age'), t('women'), t('men')], rows }}
    >
      <div ref={ref}>
        <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={text} className="plot pyramid">
          <text x={half - 4} y="12" textAnchor="end" className="bar-name">
            {t('women')}
          </text>
          <text x={half + gap + 4} y="12" className="bar-name">
            {t('men')}
          </text>
          {ages.map((age, index) => {
            const y = 20 + (ages.length - 1 - index) * rowHeight;
            return (
              <g key={age}>
                <rect
                  x={half - length(female[index] ?? 0)}
                  y={y}
                  width={length(female[index] ?? 0)}
                  height={rowHeight - 2}
                  className="bar-female"
                />
                <rect
                  x={half + gap}
                  y={y}
                  width={length(male[index] ?? 0)}
                  height={rowHeight - 2}
                  className="bar-male"
                />
                <text x={half + gap / 2} y={y + 10} textAnchor="middle" className="tick small">
                  {age}
                </text>
              </g>
            );
          })}
        </svg>
      </div>
    </ChartFrame>
  );
}
