// Figures as the language writes them: thin space and decimal comma in Norwegian, a real minus, no false precision. The only place where a page writes one.
import type { Translate } from './app';
import type { Language } from './route';

export interface Format {
  number: (value: number | null | undefined, decimals?: number) => string;
  /// With its unit: "12,3 mill. kr", "64 %", "8 574 personer".
  figure: (value: number | null | undefined, unit: string) => string;
  /// Short, for axes and labels in charts.
  short: (value: number, unit: string) => string;
  signed: (value: number | null | undefined, unit: string) => string;
  /// What is published, with the decimals that are known of it; kroner to hundreds, as the engine's sentences say them (comparison_rounding.hpp).
  exact: (value: number | null, unit: string, decimals: number, signed?: boolean) => string;
  /// "between 12 and 15 mill. kr"
  between: (low: number | null | undefined, high: number | null | undefined, unit: string) => string;
}

const missing = '–';
const hundred = 100;

/// Two figures: what a projected amount below a million is known to.
function twoFigures(value: number): number {
  const size = Math.abs(value);
  const step = size < 10 ? 1 : 10 ** (Math.floor(Math.log10(size)) - 1);
  return Math.round(value / step) * step;
}

export function formatter(language: Language, t: Translate): Format {
  const thousands = language === 'en' ? ',' : '\u202f';
  const decimal = language === 'en' ? '.' : ',';

  function number(value: number | null | undefined, decimals = 0): string {
    if (value === null || value === undefined || !Number.isFinite(value)) return missing;
    const text = Math.abs(value).toFixed(decimals);
    const [whole = '0', rest] = text.split('.');
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands);
    const zero = Number(text) === 0;
    return `${value < 0 && !zero ? '\u2212' : ''}${grouped}${rest ? decimal + rest : ''}`;
  }

  function parts(value: number, unit: string): { text: string; unit: string } {
    const size = Math.abs(value);
    switch (unit) {
      case 'kroner':
        if (size >= 0.9995e9) return { text: number(value / 1e9, 2), unit: t('unit.billion') };
        if (size >= 0.9995e6) return { text: number(value / 1e6, size >= 0.9995e7 ? 0 : 1), unit: t('unit.million') };
        return { text: number(twoFigures(value)), unit: t('unit.kroner') };
      case 'kroner_per_user':
      case 'kroner_per_person':
        return { text: number(Math.round(value / hundred) * hundred), unit: t(`unit.${unit}`) };
      case 'share':
        return { text: number(value * 100, 1), unit: '%' };
      case 'percent':
        return { text: number(value, 1), unit: '%' };
      case 'persons':
      case 'users':
      case 'places':
        return { text: number(value), unit: t(`unit.${unit}`) };
      case 'full_time_equivalents':
        return { text: number(value, size < 10 ? 1 : 0), unit: t('unit.full_time_equivalents') };
      case 'none':
        return { text: number(value, 2), unit: '' };
      default:
        return { text: number(value, size < 10 ? 2 : size < 100 ? 1 : 0), unit: t(`unit.${unit}`) };
    }
  }

  function figure(value: number | null | undefined, unit: string): string {
    if (value === null || value === undefined || !Number.isFinite(value)) return missing;
    const { text, unit: name } = parts(value, unit);
    return withUnit(text, name);
  }

  /// English writes the currency first.
  function withUnit(text: string, name: string): string {
    if (name.startsWith('NOK')) return `NOK\u00a0${text}${name.slice(3).replace(' ', '\u00a0')}`;
    return name ? `${text}\u00a0${name}` : text;
  }

  function exact(value: number | null, unit: string, decimals: number, withSign = false): string {
    if (value === null) return missing;
    const money = unit.startsWith('kroner');
    const share = unit === 'share';
    const known = money ? Math.round(value / hundred) * hundred : share ? value * 100 : value;
    const text = number(known, money ? 0 : share ? Math.max(0, decimals - 2) : decimals);
    const sign = withSign && value > 0 && /[1-9]/.test(text) ? '+' : '';
    const name = unit === 'kroner_per_user' ? 'kroner' : unit; // of whom, its own name says
    return withUnit(`${sign}${text}`, share ? '%' : unit === 'none' ? '' : t(`unit.${name}`));
  }

  return {
    number,
    figure,
    exact,
    short: (value, unit) => {
      if (unit === 'kroner' || unit === 'kroner_per_user')
        return number(value / 1e6, Math.abs(value) < 1e7 && value !== 0 ? 1 : 0);
      if (unit === 'share') return number(value * 100, Math.abs(value) < 0.1 && value !== 0 ? 1 : 0);
      if (unit === 'none') return number(value, 2);
      return number(value, Math.abs(value) < 10 && !Number.isInteger(value) ? 1 : 0);
    },
    signed: (value, unit) => {
      const text = figure(value, unit);
      if ((value ?? 0) <= 0 || /^(NOK\u00a0)?0([,.]0+)?(\u00a0|$)/.test(text)) return text;
      return text.startsWith('NOK') ? text.replace('\u00a0', '\u00a0+') : `+${text}`;
    },
    between: (low, high, unit) => {
      if (low === null || low === undefined || high === null || high === undefined) return missing;
      // The unit once, where both have the same.
      const same =
        parts(low, unit).unit === parts(high, unit).unit &&
        !parts(low, unit).unit.startsWith('NOK') &&
        unit !== 'share' &&
        unit !== 'percent';
      return t('figure.between', { low: same ? parts(low, unit).text : figure(low, unit), high: figure(high, unit) });
    },
  };
}

/// The unit that axes and tables are written in: kroner in millions, shares in percent.
export function unitLabel(unit: string, t: Translate): string {
  if (unit === 'kroner') return t('unit.million');
  if (unit === 'share' || unit === 'percent') return '%';
  return unit === 'none' ? '' : t(`unit.${unit}`);
}

/// The day as the language writes it.
export function dayWords(day: string | null, language: string): string {
  if (!day) return '';
  const locale = language === 'en' ? 'en-GB' : language === 'nn' ? 'nn-NO' : 'nb-NO';
  return new Date(`${day}T12:00:00`).toLocaleDateString(locale, { day: 'numeric', month: 'short', year: 'numeric' });
}
