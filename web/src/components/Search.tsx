// Finds a municipality by name or number while it is typed, without accents and by old names too, and a county where regions are wanted, with
// the keyboard alone.
import { Button, Field, Input, Label, ValidationMessage } from '@digdir/designsystemet-react';
import { useEffect, useId, useState, type FormEvent, type KeyboardEvent } from 'react';
import { get } from '../api/client';
import type { Municipality, Suggestion } from '../api/types';
import { useApp } from '../state/app';
import { useMunicipalities } from '../state/municipalities';

const fold = (text: string) => text.toLocaleLowerCase('nb').normalize('NFC');

interface Props {
  label: string;
  action: string;
  onChoose: (place: Municipality) => void;
  onRegion?: (region: string) => void; // "county:50"
}

/// Counties whose name the text begins.
function countiesIn(all: readonly Municipality[], wanted: string): { id: string; name: string }[] {
  const counties = new Map(
    all.filter((one) => fold(one.county).startsWith(wanted)).map((one) => [one.county_number, one.county]),
  );
  return [...counties].map(([number, name]) => ({ id: `county:${number}`, name })).slice(0, 3);
}

/// What the engine suggests for the text; the list before stays until the next is there.
function useSuggestions(text: string): Suggestion[] {
  const [found, setFound] = useState<Suggestion[]>([]);
  useEffect(() => {
    if (!text) return setFound([]);
    const abort = new AbortController();
    get<{ suggestions: Suggestion[] }>(`/api/v1/suggestions?q=${encodeURIComponent(text)}`, abort.signal).then(
      (answer) => setFound(answer.suggestions),
      () => undefined,
    );
    return () => abort.abort();
  }, [text]);
  return found;
}

export function Search({ label, onChoose, onRegion, action }: Props) {
  const { t, language } = useApp();
  const all = useMunicipalities() ?? [];
  const id = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(-1);
  const [open, setOpen] = useState(false);
  const [failure, setFailure] = useState('');
  const [chosen, setChosen] = useState('');
  const wanted = fold(text.trim());
  const hits = useSuggestions(text.trim());
  const counties = wanted && onRegion ? countiesIn(all, wanted) : [];
  const count = hits.length + counties.length;
  const shown = open && count > 0;
  const clear = () => {
    setText('');
    setOpen(false);
    setActive(-1);
    setFailure('');
  };
  // Whoever is quicker than the list of municipalities is taken there when it comes.
  const choose = (found: { number: string }) => setChosen(found.number);
  const place = chosen ? all.find((one) => one.number === chosen) : undefined;
  useEffect(() => {
    if (!place) return;
    setChosen('');
    setText('');
    setOpen(false);
    setActive(-1);
    setFailure('');
    onChoose(place);
  }, [place, onChoose]);
  const chooseCounty = (county: { id: string }) => {
    clear();
    onRegion?.(county.id);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const county = counties[active - hits.length] ?? (hits.length === 0 ? counties[0] : undefined);
    if (county && (active >= hits.length || active < 0)) return chooseCounty(county);
    const exact = hits.filter((one) => fold(one.name) === wanted);
    if (active < 0 && exact.length > 1) {
      setOpen(true);
      return setFailure(t('search.several', { count: exact.length, name: exact[0]!.name }));
    }
    const hit = hits[active] ?? (hits.length === 1 ? hits[0] : exact[0]);
    if (hit) return choose(hit);
    if (!wanted) return setFailure(t('search.empty'));
    get<Municipality>(`/api/v1/search?q=${encodeURIComponent(text.trim())}&lang=${language}`).then(
      choose,
      (cause: Error) => setFailure(cause.message || t('server.away')),
    );
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      setActive((now) => (count ? (now + (event.key === 'ArrowDown' ? 1 : -1) + count) % count : -1));
    } else if (event.key === 'Escape') setOpen(false);
  };
  return (
    <form className="search" onSubmit={submit} role="search">
      <Field>
        <Label htmlFor={`${id}-input`}>{label}</Label>
        <div className="search-row">
          <Input
            id={`${id}-input`}
            value={text}
            autoComplete="off"
            role="combobox"
            aria-expanded={shown}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={shown && active >= 0 ? `${id}-${active}` : undefined}
            aria-invalid={failure ? true : undefined}
            aria-describedby={failure ? `${id}-failure` : undefined}
            onChange={(event) => {
              setText(event.target.value);
              setOpen(true);
              setActive(-1);
              setFailure('');
            }}
            onKeyDown={key}
            onBlur={() => setTimeout(() => setOpen(false), 150)}
          />
          <Button type="submit">{action}</Button>
        </div>
        <ul id={`${id}-list`} role="listbox" aria-label={label} className="hits" hidden={!shown}>
          {hits.map((one, index) => (
            <li
              key={one.number}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(one)}
            >
              {one.name}{' '}
              <span className="subtle">
                {one.number}, {one.county}
                {one.by && `. ${one.until ? t('search.until', { name: one.by, year: one.until }) : one.by}`}
              </span>
            </li>
          ))}
          {counties.map((one, index) => (
            <li
              key={one.id}
              id={`${id}-${hits.length + index}`}
              role="option"
              aria-selected={hits.length + index === active}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => chooseCounty(one)}
            >
              {one.name} <span className="subtle">{t('search.county')}</span>
            </li>
          ))}
        </ul>
        {failure && (
          <ValidationMessage id={`${id}-failure`} role="alert">
            {failure}
          </ValidationMessage>
        )}
      </Field>
    </form>
  );
}
