// The three rooms side by side.
import type { Course } from '../api/types';
import { RoomPanel, type Comparison } from '../charts/RoomPanel';
import { useApp } from '../state/app';
import { reading } from '../state/outlook';

export const roomIds = ['rooms.money', 'rooms.people', 'rooms.places'] as const;

interface Props {
  outlook: Course;
  year: number;
  onExplain?: (figure: string, year: number) => void;
  others?: { name: string; outlook: Course }[];
  large?: boolean;
  height?: number; // of each drawing
}

export function Rooms({ outlook, year, onExplain, others = [], large, height }: Props) {
  const { t } = useApp();
  return (
    <div className="rooms">
      {roomIds.map((id) => {
        const figure = outlook.figures.find((one) => one.id === id);
        const said = reading(outlook, id);
        if (!figure || !said) return null;
        const lines = others.flatMap<Comparison>(({ name, outlook: other }) => {
          const same = other.figures.find((one) => one.id === id);
          return same ? [{ name, middle: same.middle }] : [];
        });
        return (
          <RoomPanel
            key={id}
            figure={figure}
            reading={said}
            firstYear={outlook.first_year}
            year={year}
            title={t(`room.${id.split('.')[1]}`)}
            others={lines}
            {...(onExplain ? { onExplain } : {})}
            {...(large ? { large } : {})}
            {...(height ? { height } : {})}
          />
        );
      })}
    </div>
  );
}
