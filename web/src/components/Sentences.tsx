// What the figures say, people, ages, and how long each room lasts.
import type { Course } from '../api/types';
import { useApp } from '../state/app';
import { at } from '../state/outlook';

export function Sentences({ name, outlook, year }: { name: string; outlook: Course; year: number }) {
  const { t, format } = useApp();
  const first = outlook.first_year;
  const sum = (ids: string[], when: number) => ids.reduce((total, id) => total + (at(outlook, id, when) ?? 0), 0);
  const growth = (now: number, then: number) => format.number(Math.abs(then / now - 1) * 100);
  const old = ['population.age_80_89', 'population.age_90'];
  const [people, peopleThen] = [
    at(outlook, 'population.total', first) ?? 0,
    at(outlook, 'population.total', year) ?? 0,
  ];
  const [elders, eldersThen] = [sum(old, first), sum(old, year)];
  const [workers, workersThen] = [
    at(outlook, 'population.age_20_66', first) ?? 0,
    at(outlook, 'population.age_20_66', year) ?? 0,
  ];
  const direction = (now: number, then: number) =>
    Math.abs(then / now - 1) < 0.005 ? 'same' : then > now ? 'up' : 'down';
  return (
    <ul className="sentences">
      <li>
        {t(`say.population.${direction(people, peopleThen)}`, {
          name,
          from: format.number(people),
          to: format.number(peopleThen),
          percent: growth(people, peopleThen),
          year,
          first,
        })}
      </li>
      <li>
        {t(`say.elders.${direction(elders, eldersThen)}`, {
          from: format.number(elders),
          to: format.number(eldersThen),
          percent: growth(elders, eldersThen),
          year,
          first,
        })}{' '}
        {t(`say.workers.${direction(workers, workersThen)}`, {
          percent: growth(workers, workersThen),
          from: format.number(workers),
          to: format.number(workersThen),
          year,
        })}
      </li>
      {outlook.readings.map((one) => (
        <li key={one.id}>{one.sentence}</li>
      ))}
    </ul>
  );
}
