// What people ask first, at a glance: result, debt, income, and what the large services cost per user, each with its trend beside the group's. A card
// opens its figure in words below.
import { useMemo } from 'react';
import type { ComparisonAccounts, Municipality } from '../api/types';
import { Drawing } from '../charts/Drawing';
import { useApp } from '../state/app';

const shown = [
  'net_result',
  'net_debt',
  'free_income',
  'net_expenditure',
  'school_6_15',
  'kindergarten_1_5',
  'health_and_care_80',
  'administration',
];
const height = 110;

interface Props {
  place: Municipality;
  list: readonly ComparisonAccounts[];
  chosen: string;
  onChoose: (id: string) => void;
}

function Card({ place, one, chosen, onChoose }: Omit<Props, 'list'> & { one: ComparisonAccounts }) {
  const { t, format } = useApp();
  const latest = one.years.at(-1)!;
  const first = one.years[0]!.year;
  const write = (value: number) => format.exact(value, one.unit.id, one.decimals);
  const asked = useMemo(
    () => ({
      kind: 'lines' as const,
      title: t('accounts.trend', { figure: one.name }),
      unit: one.unit.id === 'kroner' ? 'kroner_per_user' : one.unit.id, // a card has no room to say that the axis is in thousands
      first_year: first,
      last_year: latest.year,
      from_zero: false,
      height,
      lines: [
        { name: '', quiet: false, values: one.years.map((year) => year.own) },
        { name: '', quiet: true, values: one.years.map((year) => year.group) },
      ].filter((line) => line.values.some((value) => value !== null)),
    }),
    [one, first, latest.year, t],
  );
  if (latest.own === null) return null;
  const pressed = one.id === chosen;
  return (
    <li className={pressed ? 'account-card chosen' : 'account-card'}>
      <button type="button" aria-pressed={pressed} onClick={() => onChoose(one.id)}>
        <span className="account-name">
          {one.name} {latest.year}
        </span>
        <strong className="account-value">{write(latest.own)}</strong>
        <span className="account-group">
          {latest.group === null
            ? t('accounts.noGroup')
            : t('accounts.besideGroup', { name: place.name, value: write(latest.group) })}
        </span>
      </button>
      <Drawing asked={asked} start={260} onYear={() => undefined} />
    </li>
  );
}

export function AccountCards({ list, ...rest }: Props) {
  const cards = shown.flatMap((id) => list.find((one) => one.id === id && one.years.length > 1) ?? []);
  return (
    <ul className="account-cards plain">
      {cards.map((one) => (
        <Card key={one.id} one={one} {...rest} />
      ))}
    </ul>
  );
}
