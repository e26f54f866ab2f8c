// The three rooms in one line at the foot of a small screen, so that they are in sight while a slider moves: in the words of the rooms above.
import type { Outlook } from '../api/types';
import { useApp } from '../state/app';
import { reading } from '../state/outlook';
import { roomIds } from './Rooms';

export function MiniRooms({ outlook }: { outlook: Outlook }) {
  const { t } = useApp();
  return (
    <aside className="mini-rooms no-print" aria-label={t('mini.label')}>
      {roomIds.map((id) => {
        const said = reading(outlook, id);
        return (
          said && (
            <span key={id} className={said.closes === null ? 'left' : 'missing'}>
              {t(`room.${id.split('.')[1]}`)} <strong>{said.headline}</strong>
            </span>
          )
        );
      })}
      <a href="#answer">{t('mini.answer')}</a>
    </aside>
  );
}
