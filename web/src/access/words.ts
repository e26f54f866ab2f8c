// The sentences of these pages, and who asks.
import { createContext, useContext } from 'react';
import type { components } from '../api/schema';
import { arrive } from '../state/arrive';
import type { Language } from '../state/route';

export type Session = components['schemas']['Session'];
export type Role = components['schemas']['Role'];
export type Words = Record<string, string>;
export type Say = (key: string, values?: Record<string, string | number>) => string;

const loaders: Record<Language, () => Promise<{ default: Words }>> = {
  nb: () => import('./messages/nb.json'),
  nn: () => import('./messages/nn.json'),
  en: () => import('./messages/en.json'),
};

export async function load(language: Language): Promise<Say> {
  const words = (await arrive(loaders[language])).default;
  return (key, values) =>
    (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => String(values?.[name] ?? whole));
}

export interface Access {
  language: Language;
  say: Say;
  session: Session;
  /// Asks anew who one is.
  refresh: () => Promise<void>;
}

export const AccessContext = createContext<Access | null>(null);

export function useAccess(): Access {
  const access = useContext(AccessContext);
  if (!access) throw new Error('outside AccessApp');
  return access;
}

export const pages = ['sign-in', 'account', 'accounts', 'audit'] as const;
export type AccessPage = (typeof pages)[number];

/// A path on this server, else the front page: never another's address.
export function ownPath(wanted: string | null, language: Language): string {
  const good = wanted && /^\/(?![/\\])[\x21-\x7e]*$/.test(wanted) && !wanted.includes('\\');
  return good ? wanted : `/${language}`;
}

export const roleNames = ['reader', 'analyst', 'programme', 'administrator', 'auditor'] as const;

/// What roles are called, each with its place.
export function useRoleWords() {
  const { say } = useAccess();
  return (roles: readonly Role[]) =>
    roles
      .map((one) => `${say(`role.${one.role}`)}, ${one.space === 'all' ? say('space.all') : one.space}`)
      .join(' · ') || '–';
}
