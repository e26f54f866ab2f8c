// What is kept in this browser, or in this tab alone, so that a page loaded anew has lost nothing that was typed.
import { safely } from './route';

export type Keeper = 'browser' | 'tab';
const storageOf = (keeper: Keeper) => (keeper === 'tab' ? sessionStorage : localStorage);

/// null: nothing is kept, or it cannot be read.
export const readKept = <T>(key: string, keeper: Keeper = 'browser'): T | null =>
  safely(() => JSON.parse(storageOf(keeper).getItem(key) ?? 'null') as T | null);

/// null: no longer. False where the browser has no room for it, or keeps nothing.
export const keep = (key: string, value: unknown, keeper: Keeper = 'browser'): boolean =>
  safely(() => {
    if (value === null) storageOf(keeper).removeItem(key);
    else storageOf(keeper).setItem(key, JSON.stringify(value));
    return true;
  }) ?? false;
