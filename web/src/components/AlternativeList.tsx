// The alternatives as a list that can be edited: name, start year, which one is shown on all pages, and where more come from.
import { Button, Input } from '@digdir/designsystemet-react';
import { useEffect, useState } from 'react';
import type { Municipality, Scenario } from '../api/types';
import { useApp } from '../state/app';
import { freeName, mostAlternatives, type Alternative } from '../state/alternatives';
import { leftOf } from '../state/plan';
import { address, readChanges, writeChanges } from '../state/route';
import { published } from '../state/published';
import { savedScenarios } from '../state/scenarios';
import { A } from './A';

interface Props {
  place: Municipality;
  all: readonly Alternative[];
  first: number;
  chosen: string; // what is shown on all pages, as the address writes it
  onChange: (all: Alternative[]) => void;
  onShow: (one: Alternative | null, index: number) => void;
}

const furthestStart = 10; // years from today

function One({ place, all, first, chosen, onChange, onShow, index }: Props & { index: number }) {
  const { t, language } = useApp();
  const one = all[index]!;
  const set = (next: Partial<Alternative>) =>
    onChange(all.map((other, at) => (at === index ? { ...other, ...next } : other)));
  const shown = chosen === one.name;
  return (
    <li className={shown ? 'alternative chosen' : 'alternative'}>
      <Input
        aria-label={t('side.name', { number: index + 1 })}
        data-size="sm"
        maxLength={100}
        value={one.name}
        onChange={(event) => set({ name: event.target.value.replaceAll('~', '-') })}
      />
      <label className="alternative-start">
        {t('side.start')}{' '}
        <select
          className="ds-input"
          data-size="sm"
          value={one.start ?? ''}
          onChange={(event) => {
            const rest = { ...one };
            delete rest.start;
            const year = Number(event.target.value);
            onChange(all.map((other, at) => (at === index ? (year ? { ...rest, start: year } : rest) : other)));
          }}
        >
          <option value="">{t('side.ownStart')}</option>
          {Array.from({ length: furthestStart }, (_, at) => first + 1 + at).map((year) => (
            <option key={year} value={year}>
              {year}
            </option>
          ))}
        </select>
      </label>
      <p className="subtle alternative-count">{t('side.count', { count: one.changes.length })}</p>
      <div className="tools no-print">
        <Button
          data-size="sm"
          variant={shown ? 'primary' : 'secondary'}
          aria-pressed={shown}
          onClick={() => onShow(shown ? null : one, index)}
        >
          {shown ? t('side.shown') : t('side.show')}
          <span className="visually-hidden"> {one.name}</span>
        </Button>
        <A
          href={address(language, place.number, 'choice', { c: writeChanges(one.changes) })}
          aria-label={t('side.editThis', { name: one.name })}
        >
          {t('side.edit')}
        </A>
        <Button
          data-size="sm"
          variant="tertiary"
          onClick={() => onChange(all.filter((_, at) => at !== index))}
          aria-label={t('side.removeThis', { name: one.name })}
        >
          {t('side.remove')}
        </Button>
      </div>
    </li>
  );
}

export function AlternativeList(props: Props) {
  const { place, all, onChange } = props;
  const { t, language } = useApp();
  const [saved, setSaved] = useState<Scenario[]>([]);
  useEffect(() => {
    let stale = false;
    savedScenarios(place.number).then(
      (list) => !stale && setSaved(list),
      () => undefined,
    );
    return () => {
      stale = true;
    };
  }, [place.number]);
  const names = all.map((one) => one.name);
  const add = (one: Alternative) => onChange([...all, { ...one, name: freeName(one.name, names) }]);
  const turned = readChanges(leftOf(place.number));
  const isThere = (changes: string) => all.some((one) => writeChanges(one.changes) === changes);
  const full = all.length >= mostAlternatives;
  return (
    <section aria-labelledby="alternatives-list">
      <h2 id="alternatives-list" className="visually-hidden">
        {t('side.list')}
      </h2>
      <ul className="alternative-list plain">
        {all.map((_, index) => (
          <One key={index} {...props} index={index} />
        ))}
      </ul>
      <div className="tools no-print">
        {full && <span className="subtle">{t('side.full', { most: mostAlternatives })}</span>}
        {!full && turned.length > 0 && !isThere(writeChanges(turned)) && (
          <Button data-size="sm" onClick={() => add({ name: t('side.newName'), changes: turned })}>
            {t('side.addTurned', { count: turned.length })}
          </Button>
        )}
        {!full && saved.some((one) => !isThere(writeChanges(one.changes))) && (
          <label>
            <span className="visually-hidden">{t('side.addSaved')}</span>
            <select
              className="ds-input"
              data-size="sm"
              value=""
              onChange={(event) => {
                const found = saved.find((one) => one.id === event.target.value);
                if (found) add({ name: found.name, changes: found.changes });
              }}
            >
              <option value="">{t('side.addSaved')}</option>
              {saved
                .filter((one) => !isThere(writeChanges(one.changes)))
                .map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.name}
                  </option>
                ))}
            </select>
          </label>
        )}
        {!full && <A href={address(language, place.number, 'choice')}>{t('side.make')}</A>}
        {!published && all.length > 0 && <A href={address(language, place.number, 'meeting')}>{t('choice.meeting')}</A>}
      </div>
    </section>
  );
}
