// The address is the state: language, municipality, page, and what is chosen there. A link reproduces what is seen.
import type { Change } from '../api/types';
import { published, root } from './published';

export type Language = 'nb' | 'nn' | 'en';
export const languages: readonly Language[] = ['nb', 'nn', 'en'];
export type Page =
  | 'start'
  | 'overview'
  | 'standing'
  | 'outlook'
  | 'choice'
  | 'structure'
  | 'cooperation'
  | 'alternatives'
  | 'meeting'
  | 'rota'
  | 'followup'
  | 'sources'
  | 'compare'
  | 'unknown';
const pages: readonly Page[] = [
  'overview',
  'standing',
  'outlook',
  'choice',
  'structure',
  'cooperation',
  'followup',
  'sources',
  'alternatives',
  'meeting',
  'rota',
];

/// Those that a published site has: what reads and turns, nothing that saves.
export const publishedPages: readonly Page[] = ['overview', 'standing', 'outlook', 'choice', 'sources', 'alternatives'];

export interface Route {
  language: Language;
  page: Page;
  municipality: string | null;
  query: URLSearchParams;
}

export function preferredLanguage(): Language {
  const stored = safely(() => localStorage.getItem('language'));
  if (languages.includes(stored as Language)) return stored as Language;
  for (const wanted of navigator.languages) {
    const short = wanted.slice(0, 2).toLowerCase();
    if (short === 'nn') return 'nn';
    if (short === 'nb' || short === 'no') return 'nb';
    if (short === 'en') return 'en';
  }
  return 'nb';
}

/// Storage may be forbidden; the pages work without it.
export function safely<T>(action: () => T): T | null {
  try {
    return action();
  } catch {
    return null;
  }
}

export function readRoute(location: Location): Route {
  const parts = location.pathname
    .slice(root.length - 1)
    .split('/')
    .filter(Boolean)
    .map(decodeURIComponent);
  const query = new URLSearchParams(location.search);
  const language = languages.includes(parts[0] as Language) ? (parts[0] as Language) : preferredLanguage();
  const base = { language, query, municipality: null };
  if (parts.length <= 1 && published) return { ...base, municipality: published, page: 'overview' };
  if (parts.length <= 1) return { ...base, page: 'start' };
  if (parts[1] === 'compare') return { ...base, page: 'compare' };
  const page = (parts[2] ?? 'overview') as Page;
  const known = published ? parts[1] === published && publishedPages.includes(page) : pages.includes(page);
  return { ...base, municipality: parts[1] ?? null, page: known ? page : 'unknown' };
}

export function address(
  language: Language,
  municipality: string | null,
  page: Page,
  query?: URLSearchParams | Record<string, string>,
): string {
  let path = `${root}${language}`;
  if (page === 'compare') path += '/compare';
  else if (municipality) path += `/${encodeURIComponent(municipality)}${page === 'overview' ? '' : `/${page}`}`;
  const text = query ? new URLSearchParams(query).toString() : '';
  return text ? `${path}?${text}` : path;
}

/// "care.coverage_long_stay:0.9;economy.income_growth:0.002:2027:2030"
export function writeChanges(changes: readonly Change[]): string {
  return changes
    .map((change) =>
      [change.id, change.value, ...(change.from !== undefined ? [change.from, change.to] : [])].join(':'),
    )
    .join(';');
}

export function readChanges(text: string | null): Change[] {
  const changes: Change[] = [];
  for (const item of (text ?? '').split(';')) {
    const [id, value, from, to] = item.split(':');
    const amount = Number(value);
    if (
      !id ||
      value === undefined ||
      value === '' ||
      !Number.isFinite(amount) ||
      changes.some((known) => known.id === id)
    )
      continue;
    const change: Change = { id, value: amount };
    if (Number.isInteger(Number(from)) && Number.isInteger(Number(to)) && from && to) {
      change.from = Number(from);
      change.to = Number(to);
    }
    changes.push(change);
  }
  return changes;
}
