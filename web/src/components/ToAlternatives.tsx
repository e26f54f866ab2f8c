// From what is turned to the alternatives side by side.
import { Button } from '@digdir/designsystemet-react';
import type { Change, Municipality } from '../api/types';
import { freeName, keepAlternatives, mostAlternatives, storedAlternatives } from '../state/alternatives';
import { useApp } from '../state/app';
import { address, writeChanges } from '../state/route';
import { A } from './A';

export function ToAlternatives({ place, changes, name }: { place: Municipality; changes: Change[]; name: string }) {
  const { t, language, navigate } = useApp();
  const kept = storedAlternatives(place.number);
  const text = writeChanges(changes);
  const isKept = kept.some((one) => writeChanges(one.changes) === text);
  const to = address(language, place.number, 'alternatives');
  const add = () => {
    const taken = kept.map((one) => one.name);
    keepAlternatives(place.number, [...kept, { name: freeName(name || t('side.newName'), taken), changes }]);
    navigate(to);
  };
  return (
    <p className="tools no-print">
      {changes.length > 0 && !isKept && kept.length < mostAlternatives && (
        <Button data-size="sm" onClick={add}>
          {t('side.add')}
        </Button>
      )}
      {kept.length > 0 && <A href={to}>{t('side.linkCount', { count: kept.length })}</A>}
    </p>
  );
}
