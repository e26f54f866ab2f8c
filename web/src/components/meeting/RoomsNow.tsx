// The three rooms with what is turned, in one line each: how long they last.
import type { Change, Municipality } from '../../api/types';
import { useApp } from '../../state/app';
import { useRooms } from '../../state/rooms';
import { roomIds } from '../Rooms';

export function RoomsNow({ place, changes }: { place: Municipality; changes: Change[] }) {
  const { t } = useApp();
  const { outlook } = useRooms(place.number, changes);
  if (!outlook) return null;
  return (
    <div role="status">
      <ul className="meeting-now" aria-label={t('choice.rooms')}>
        {outlook.readings
          .filter((one) => roomIds.some((id) => id === one.id))
          .map((one) => (
            <li key={one.id} className={one.closes === null ? 'left' : 'missing'}>
              {one.lasts}
            </li>
          ))}
      </ul>
    </div>
  );
}
