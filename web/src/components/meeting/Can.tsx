// What can we do? What gives a room most here, as large targets; the rooms answer at the foot.
import { useState } from 'react';
import type { Measures } from '../../api/types';
import { useApp } from '../../state/app';
import { isTaken, roomId, roomNames, type RoomName } from '../../state/measures';
import { useResource } from '../../state/resource';
import { useTurnables } from '../../state/turnables';
import { Loading } from '../Loading';
import { RoomsNow } from './RoomsNow';
import type { MeetingProps } from './shared';

export function Can({ place, plan }: MeetingProps) {
  const { t, language } = useApp();
  const [room, setRoom] = useState<RoomName>('money');
  const { all } = useTurnables();
  const { data, failure } = useResource<Measures>(
    `/api/v1/municipalities/${place.number}/measures?year=2040&lang=${language}`,
  );
  if (!data) return <Loading failure={failure} />;
  const ids = data.giving_most.find((one) => one.room === roomId(room))?.measures ?? [];
  return (
    <>
      <div className="meeting-choices" role="group" aria-label={t('choice.which')}>
        {roomNames.map((one) => (
          <button key={one} type="button" aria-pressed={one === room} onClick={() => setRoom(one)}>
            {t(`measures.more.${one}`)}
          </button>
        ))}
      </div>
      <ul className="meeting-measures">
        {ids.map((id) => {
          const measure = data.measures.find((one) => one.id === id);
          if (!measure?.lever) return null;
          const taken = isTaken(measure, plan.changes);
          const excludes = all?.find((one) => one.id === measure.lever)?.lever?.excludes ?? [];
          return (
            <li key={id}>
              <button
                type="button"
                aria-pressed={taken}
                onClick={() =>
                  taken
                    ? plan.turn(measure.lever!, null)
                    : plan.turn(measure.lever!, measure.value, undefined, excludes)
                }
              >
                <strong>{measure.name}</strong> <span>{measure.what}</span>
                <span className="meeting-gives">
                  {measure.gives
                    .map((one) => one.text)
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      <RoomsNow place={place} changes={plan.changes} />
    </>
  );
}
