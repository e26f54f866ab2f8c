// Figures with the decimals that are known of them, where the unit alone would round too much.
import { useApp, type Translate } from './app';
import type { Format } from './format';

export type Exactly = (value: number | null, unit: string, decimals: number, signed?: boolean) => string;

function exactly(format: Format, t: Translate): Exactly {
  return (value, unit, decimals, signed = false) => {
    if (unit === 'kroner_per_person') return signed ? format.signed(value, unit) : format.figure(value, unit);
    if (value === null) return format.number(value);
    // As the engine's sentences say it: kroner per user to hundreds.
    if (unit === 'kroner_per_user') return exactly(format, t)(Math.round(value / 100) * 100, 'kroner', 0, signed);
    const percent = unit === 'share';
    const text = percent ? format.number(value * 100, Math.max(0, decimals - 2)) : format.number(value, decimals);
    const sign = signed && value > 0 && /[1-9]/.test(text) ? '+' : '';
    const name = percent ? '%' : unit === 'none' ? '' : t(`unit.${unit}`);
    return `${sign}${text}${name ? `\u00a0${name}` : ''}`;
  };
}

export function useExactly(): Exactly {
  const { t, format } = useApp();
  return exactly(format, t);
}
