// What a field of a form says, and how it stands in the programme's file: the keys that it writes, and what it begins with.
import { roleId, type Choice, type FieldOf, type Values } from './EditForm';

/// A thing's keys as the file has them.
export type Raw = Record<string, unknown>;

export interface Written extends FieldOf {
  /// Its key in the file; "baseline.value": within a table of its own. None: it is put together by the form.
  writes?: string;
  whole?: boolean; // a number without decimals
  lines?: boolean; // a list, one on each line
  only?: 'add' | 'change';
}

export const text = (values: Values, key: string) => String(values[key] ?? '').trim();
export const list = (values: Values, key: string) => (values[key] as string[] | undefined) ?? [];
export const lines = (values: Values, key: string) =>
  text(values, key)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
/// A comma is a decimal sign.
export const number = (values: Values, key: string) => {
  const written = text(values, key).replace(',', '.');
  return written === '' ? '' : Number(written);
};
export const whole = (value: number | '') => (value === '' ? '' : Math.round(value));

const isEmpty = (value: unknown) =>
  value === '' || value === undefined || value === null || (Array.isArray(value) && value.length === 0);
/// Only what was filled in.
export const filled = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)));

/// What a field says, as the file has it.
function said(field: Written, values: Values, roles: readonly Choice[]): unknown {
  if (field.as === 'checks') return list(values, field.key);
  if (field.as === 'flag') return text(values, field.key) === 'yes' || '';
  if (field.as === 'number' || field.whole)
    return field.whole ? whole(number(values, field.key)) : number(values, field.key);
  if (field.as === 'role') return roleId(text(values, field.key), roles);
  return field.lines ? lines(values, field.key) : text(values, field.key);
}

/// What the fields say, by key in the file. `empty`: what an empty field says; null takes the key away. `raw`: what a table has that no field speaks of stays.
export function keysOf(
  fields: readonly Written[],
  values: Values,
  roles: readonly Choice[],
  empty: null | undefined,
  raw: Raw = {},
): Record<string, unknown> {
  const keys: Record<string, unknown> = {};
  for (const field of fields) {
    if (!field.writes) continue;
    const value = said(field, values, roles);
    const [outer, inner] = field.writes.split('.') as [string, string?];
    if (inner) {
      const table: Raw = { ...((keys[outer] ?? raw[outer] ?? {}) as Raw) };
      if (isEmpty(value)) delete table[inner];
      else table[inner] = value;
      if (Object.keys(table).length) keys[outer] = table;
      else if (empty === null) keys[outer] = null;
      else delete keys[outer];
    } else if (!isEmpty(value)) keys[outer] = value;
    else if (empty === null) keys[outer] = null;
  }
  return keys;
}

/// A field that begins with what the file has.
export function startedWith<F extends Written>(field: F, raw: Raw, roles: readonly Choice[]): F {
  if (!field.writes) return field;
  const [outer, inner] = field.writes.split('.') as [string, string?];
  const found = inner ? (raw[outer] as Raw | undefined)?.[inner] : raw[outer];
  if (field.as === 'checks') return { ...field, start: ((found as unknown[] | undefined) ?? []).map(String) };
  if (field.as === 'flag') return { ...field, start: found ? 'yes' : '' };
  if (Array.isArray(found)) return { ...field, start: found.join('\n') };
  const start = found === undefined || found === null ? '' : String(found);
  return { ...field, start: field.as === 'role' ? (roles.find((one) => one.id === start)?.name ?? start) : start };
}
