// What the figures say, in three sentences: people, ages, the first room to close.
import type { Course } from '../api/types';
import { closes } from '../charts/RoomPanel';
import { useApp } from '../state/app';
import { at, find } from '../state/outlook';
import { roomIds } from './Rooms';

export function Sentences({ name, outlook, year }: { name: string; outlook: Course; year: number }) {
  const { t, format } = useApp();
  const first = outlook.first_year;
  const sum = (ids: string[], when: number) => ids.reduce((total, id) => total + (at(outlook, id, when) ?? 0), 0);
  const growth = (now: number, then: number) => format.number(Math.abs(then / now - 1) * 100);
  const old = ['population.age_80_89', 'population.age_90'];
  const [people, peopleThen] = [at(outlook, 'population.total', first) ?? 0, at(outlook, 'population.total', year) ?? 0];
  const [elders, eldersThen] = [sum(old, first), sum(old, year)];
  const [workers, workersThen] = [at(outlook, 'population.age_20_66', first) ?? 0, at(outlook, 'population.age_20_66', year) ?? 0];
  const direction = (now: number, then: number) => (Math.abs(then / now - 1) < 0.005 ? 'same' : then > now ? 'up' : 'down');
  const closed = roomIds.map((id) => ({ id, year: closes(find(outlook, id)!, first) })).filter((one) => one.year !== null);
  return (
    <ul className="sentences">
      <li>{t(`say.population.${direction(people, peopleThen)}`, { name, from: format.number(people), to: format.number(peopleThen), percent: growth(people, peopleThen), year, first })}</li>
      <li>
        {t(`say.elders.${direction(elders, eldersThen)}`, { from: format.number(elders), to: format.number(eldersThen), percent: growth(elders, eldersThen), year, first })}{' '}
        {t(`say.workers.${direction(workers, workersThen)}`, { percent: growth(workers, workersThen), from: format.number(workers), to: format.number(workersThen), year })}
      </li>
      <li>
        {closed.length === 0
          ? t('say.holds', { year: first + outlook.years - 1 })
          : t('say.closes', { rooms: closed.map((one) => t('say.closesOne', { room: t(`room.${one.id.split('.')[1]}`).toLocaleLowerCase('nb'), year: one.year! })).join(', ') })}
      </li>
    </ul>
  );
}
