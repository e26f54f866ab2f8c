// The three rooms in one line at the foot of a small screen, so that they are in sight while a slider moves.
import type { Outlook } from '../api/types';
import { useApp } from '../state/app';
import { roomIds } from './Rooms';

export function MiniRooms({ outlook, year }: { outlook: Outlook; year: number }) {
  const { t, format } = useApp();
  return (
    <aside className="mini-rooms no-print" aria-label={t('mini.label', { year })}>
      {roomIds.map((id) => {
        const figure = outlook.figures.find((one) => one.id === id);
        const value = figure?.middle[year - outlook.first_year] ?? null;
        return (
          figure && (
            <span key={id} className={value !== null && value < 0 ? 'missing' : 'left'}>
              {t(`room.${id.split('.')[1]}`)} <strong>{format.signed(value, figure.unit.id)}</strong>
            </span>
          )
        );
      })}
      <a href="#answer">{t('mini.answer')}</a>
    </aside>
  );
}
