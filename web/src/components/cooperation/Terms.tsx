// What an agreement or a service sets in numbers, each with what it means; an empty field is the law's, or nothing.
import { useApp } from '../../state/app';
import type { TermKind } from '../../state/cooperation';
import { readAmount } from '../../state/amount';
import { Typed } from './Typed';

interface Props {
  kinds: readonly TermKind[];
  terms: Map<TermKind, number>;
  onChange: (terms: Map<TermKind, number>) => void;
}

export function Terms({ kinds, terms, onChange }: Props) {
  const { t, format } = useApp();
  const set = (kind: TermKind, text: string) => {
    const next = new Map(terms);
    const value = readAmount(text);
    if (value === null) next.delete(kind);
    else next.set(kind, value);
    onChange(next);
  };
  return (
    <ul className="plain settings">
      {kinds.map((kind) => {
        const value = terms.get(kind);
        const text = value === undefined ? '' : kind === 'first_year' ? String(value) : format.number(value, 0);
        return (
          <li key={kind}>
            <span>
              <strong>{t(`cooperation.term.${kind}`)}</strong>{' '}
              <span className="subtle">{t(`cooperation.term.${kind}.about`)}</span>
            </span>
            <span className="setting-value">
              <Typed
                key={text}
                label={t(`cooperation.term.${kind}`)}
                value={text}
                onTake={(typed) => set(kind, typed)}
              />
            </span>
          </li>
        );
      })}
    </ul>
  );
}
