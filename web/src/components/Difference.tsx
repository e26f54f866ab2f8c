// What explains the difference between the municipality and its group: a waterfall, in words and as a table.
import { Button, Heading } from '@digdir/designsystemet-react';
import type { Decomposition, Municipality } from '../api/types';
import { Bars } from '../charts/Bars';
import { useApp } from '../state/app';
import type { Group } from '../state/group';
import { ChooseFigure } from './ChooseFigure';

function Waterfall({ place, one }: { place: Municipality; one: Decomposition }) {
  const { t, format } = useApp();
  const unit = one.unit.id;
  const source = one.sources.map((source) => `${source.publisher}, ${source.table || source.title}`).join('; ');
  const parts = [...one.parts].sort((a, b) => Math.abs(b.effect ?? 0) - Math.abs(a.effect ?? 0));
  const named = (part: Decomposition['parts'][number]) => (part.level ? `${part.name} (${part.level})` : part.name);
  const table = {
    columns: [t('chart.what'), place.name, one.base_name, t('difference.effect')],
    rows: [
      ...parts.map((part) => [
        named(part),
        format.exact(part.own, part.unit.id, part.decimals),
        format.exact(part.base, part.unit.id, part.decimals),
        format.exact(part.effect, unit, one.decimals, true),
      ]),
      [
        t('difference.sum'),
        format.exact(one.own, unit, one.decimals),
        format.exact(one.base, unit, one.decimals),
        format.exact((one.own ?? 0) - (one.base ?? 0), unit, one.decimals, true),
      ],
    ],
  };
  return (
    <Bars
      name={`${place.number}-${one.id}`}
      title={one.title}
      subtitle={`${one.why} ${one.shown}`}
      source={source}
      unit={unit}
      decimals={unit === 'share' ? Math.max(0, one.decimals - 2) : one.decimals}
      table={table}
      marks
      level={3}
      start={{ name: one.base_name.charAt(0).toLocaleUpperCase('nb') + one.base_name.slice(1), value: one.base ?? 0 }}
      end={place.name}
      bars={parts.map((part) => ({ name: part.name, value: part.effect ?? 0 }))}
    />
  );
}

export function Difference({ place, group }: { place: Municipality; group: Group }) {
  const { t, route } = useApp();
  const answer = group.answer;
  if (!answer) return null;
  const country = route.query.get('against') === 'country';
  const list = country ? answer.against_country : answer.against_group;
  const one = list.find((each) => each.id === route.query.get('why')) ?? list[0];
  if (!one) return null;
  return (
    <section aria-labelledby="s-difference" className="difference">
      <Heading level={2} data-size="sm" id="s-difference">
        {t('difference.title')}
      </Heading>
      <ChooseFigure
        label={t('difference.what')}
        list={list}
        chosen={one.id}
        onChoose={(id) => group.set({ why: id })}
      />
      <div className="choices no-print" role="group" aria-label={t('difference.against')}>
        <span>{t('difference.against')}:</span>
        {[false, true].map((wanted) => (
          <Button
            key={String(wanted)}
            data-size="sm"
            variant={wanted === country ? 'primary' : 'secondary'}
            aria-pressed={wanted === country}
            onClick={() => group.set({ against: wanted ? 'country' : null })}
          >
            {wanted ? t('difference.country') : t('difference.group')}
          </Button>
        ))}
      </div>
      {one.parts.length > 0 ? (
        <Waterfall place={place} one={one} />
      ) : (
        <p role="status">
          <strong>{one.title}.</strong>
        </p>
      )}
      {one.notes.length > 0 && (
        <ul className="notes">
          {one.notes.map((note) => (
            <li key={note} className="subtle">
              {note}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
