// The choice page and its address: what a link holds is turned, what is turned is written into the link.
import { useEffect } from 'react';
import { Failure, get } from '../api/client';
import type { Change, Scenario } from '../api/types';
import { useApp } from './app';
import { keep, readKept } from './kept';
import { leave, leftName, type Plan } from './plan';
import { address, readChanges, writeChanges } from './route';
import type { Turnable } from './turnable';

const rest = 250; // ms: browsers refuse to take more than about 100 addresses in half a minute

const reasonsKey = (number: string) => `reasons-${number}`;
const keyOf = ({ id, value }: Change) => `${id}:${value}`;

/// What a link holds, with the reasons that were typed for it in this browser: they are no part of an address.
export function linkedChanges(number: string, text: string | null): Change[] {
  const reasons = readKept<Record<string, string>>(reasonsKey(number)) ?? {};
  return readChanges(text).map((one) => {
    const reason = reasons[keyOf(one)];
    return reason ? { ...one, reason } : one;
  });
}

function useKeptReasons(number: string, changes: readonly Change[]): void {
  const text = JSON.stringify(changes.flatMap((one) => (one.reason ? [[keyOf(one), one.reason]] : [])));
  useEffect(() => {
    const reasons = JSON.parse(text) as [string, string][];
    keep(reasonsKey(number), reasons.length ? Object.fromEntries(reasons) : null);
  }, [number, text]);
}

/// `query`: what else the address holds; empty values are left out.
export function useWrittenAddress(number: string, plan: Plan, query: Record<string, string>): void {
  const { language, navigate } = useApp();
  const text = writeChanges(plan.changes);
  const others = JSON.stringify(query);
  useKeptReasons(number, plan.changes);
  useEffect(() => leave(number, text), [number, text]);
  useEffect(() => {
    const timer = setTimeout(() => {
      // The next page may still be on its way while this one is left.
      if (window.location.pathname !== address(language, number, 'choice')) return;
      const name = leftName(number);
      const all = { c: text, name: text ? name : '', ...(JSON.parse(others) as Record<string, string>) };
      const held = Object.fromEntries(Object.entries(all).filter(([, value]) => value));
      const wanted = address(language, number, 'choice', held);
      if (wanted !== window.location.pathname + window.location.search)
        navigate(wanted, { replace: true, keepFocus: true });
    }, rest);
    return () => clearTimeout(timer);
  }, [text, others, language, number, navigate]);
}

/// Levers that a link names but this version does not know are left out, and that is said.
export function useOnlyKnown(all: readonly Turnable[] | null, plan: Plan, onExpired: () => void): void {
  const { correct } = plan;
  useEffect(() => {
    if (!all) return;
    correct((now) => {
      const fits = now.filter((change) =>
        all.some((one) => one.id === change.id && change.value >= one.least && change.value <= one.most),
      );
      if (fits.length === now.length) return now;
      onExpired();
      return fits;
    });
  }, [all, correct]); // eslint-disable-line
}

/// A link to a saved scenario opens it; one that is gone says so.
export function useLinkedScenario(onFound: (found: Scenario) => void, onGone: (why: string) => void): void {
  const { route, language, t } = useApp();
  const wanted = route.query.get('scenario');
  useEffect(() => {
    if (!wanted) return;
    get<Scenario>(`/api/v1/scenarios/${encodeURIComponent(wanted)}?lang=${language}`).then(onFound, (cause: unknown) =>
      onGone(cause instanceof Failure && cause.problem ? cause.problem.title : t('server.away')),
    );
  }, [wanted]); // eslint-disable-line
}
