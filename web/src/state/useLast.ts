import { useRef } from 'react';

/// What was there last stays until the next is there, in the same language.
export function useLast<T>(data: T | null, language: string): T | null {
  const last = useRef<{ data: T; language: string } | null>(null);
  if (data) last.current = { data, language };
  return data ?? (last.current?.language === language ? last.current.data : null);
}
