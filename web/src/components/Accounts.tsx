// What people ask first: result, debt and spending beside the group's, in figures, words and six years.
import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { useCallback, useMemo, useState } from 'react';
import type { ComparisonAccounts, Drawing as Drawn, Municipality } from '../api/types';
import { ChartFrame } from '../charts/ChartFrame';
import { Drawing } from '../charts/Drawing';
import { useApp } from '../state/app';
import type { Group } from '../state/group';
import '../styles/standing.css';
import { AccountCards } from './AccountCards';
import { ChooseFigure } from './ChooseFigure';
import { DataTable } from './DataTable';

function Trend({ place, one, groupName }: { place: Municipality; one: ComparisonAccounts; groupName: string }) {
  const { t, format } = useApp();
  const title = t('accounts.trend', { figure: one.name });
  const [axis, setAxis] = useState(''); // what its figures are in: thousands of kroner, say
  const told = useCallback((drawn: Drawn) => setAxis(drawn.unit), []);
  const lines = useMemo(() => {
    const line = (name: string, key: 'own' | 'group' | 'country', quiet: boolean) => ({
      name,
      quiet,
      values: one.years.map((year) => year[key] ?? null),
    });
    return [
      line(place.name, 'own', false),
      line(groupName, 'group', true),
      line(t('standing.country'), 'country', true),
    ].filter((each) => each.values.some((value) => value !== null));
  }, [one, place.name, groupName, t]);
  const first = one.years[0]?.year ?? 0;
  const asked = useMemo(
    () => ({
      kind: 'lines' as const,
      title,
      unit: one.unit.id,
      first_year: first,
      last_year: first + one.years.length - 1,
      from_zero: one.unit.id !== 'percent',
      lines,
    }),
    [title, one, first, lines],
  );
  if (one.years.filter((year) => year.own !== null).length < 2) return null;
  const table = {
    columns: [t('year'), ...lines.map((line) => line.name)],
    rows: one.years.map((year, at) => [
      year.year,
      ...lines.map((line) => {
        const value = line.values[at];
        return value === null || value === undefined ? null : format.exact(value, one.unit.id, one.decimals);
      }),
    ]),
  };
  return (
    <ChartFrame
      name={`${place.number}-${one.id}`}
      title={title}
      subtitle={axis || one.unit.name}
      source={one.sources.map((source) => `${source.publisher}, ${source.table || source.title}`).join('; ')}
      table={table}
    >
      <Drawing asked={asked} onDrawn={told} />
    </ChartFrame>
  );
}

export function Accounts({ place, group }: { place: Municipality; group: Group }) {
  const { t, format, route } = useApp();
  const answer = group.answer;
  const list = answer?.accounts ?? [];
  const one = list.find((each) => each.id === route.query.get('account')) ?? list[0];
  if (!answer || !one) return null;
  const write = (each: ComparisonAccounts, value: number | null | undefined) =>
    value === null || value === undefined ? null : format.exact(value, each.unit.id, each.decimals);
  const table = {
    columns: [
      t('chart.what'),
      t('year'),
      place.name,
      t('standing.groupMean'),
      t('standing.country'),
      t('accounts.adjusted'),
      t('accounts.groupAdjusted'),
      t('accounts.rank'),
    ],
    rows: list.map((each) => {
      const latest = each.years.at(-1);
      return [
        each.name,
        latest?.year ?? null,
        write(each, latest?.own),
        write(each, latest?.group),
        write(each, latest?.country),
        write(each, latest?.own_adjusted),
        write(each, latest?.group_adjusted),
        each.rank || null,
      ];
    }),
  };
  return (
    <section className="accounts">
      <Heading level={2} data-size="sm" id="s-accounts">
        {t('accounts.title')}
      </Heading>
      <AccountCards place={place} list={list} chosen={one.id} onChoose={(id) => group.set({ account: id })} />
      <p className="subtle">{t('accounts.legend', { name: place.name, group: answer.group.name })}</p>
      <ChooseFigure
        label={t('accounts.figure')}
        list={list}
        chosen={one.id}
        onChoose={(id) => group.set({ account: id })}
      />
      <Paragraph role="status">{one.sentence}</Paragraph>
      {one.wider_tasks && <Paragraph className="subtle">{t('accounts.wider', { name: place.name })}</Paragraph>}
      <Trend place={place} one={one} groupName={answer.group.name} />
      <details className="accounts-all">
        <summary>{t('accounts.all', { count: list.length })}</summary>
        <DataTable table={table} caption={t('accounts.title')} names={[0, 7]} />
      </details>
      <ul className="notes">
        {answer.accounts_notes.map((note) => (
          <li key={note} className="subtle">
            {note}
          </li>
        ))}
      </ul>
    </section>
  );
}
