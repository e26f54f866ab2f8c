// The three rooms of the first page: what is read of each, then its picture; table and explanation open in place.
import { Tag } from '@digdir/designsystemet-react';
import { useRef, useState } from 'react';
import type { FirstPage, LiveRoom } from '../api/types';
import { ChartTools } from '../charts/ChartTools';
import { tableOf } from '../charts/ReportChart';
import { Live } from '../charts/Live';
import { useApp } from '../state/app';
import { DataTable } from './DataTable';

const spokenOf = 2040; // the year of the reading under each picture

function Reading({ room }: { room: LiveRoom }) {
  const { reading } = room;
  return (
    <section className="reading room" data-room={reading.id} aria-labelledby={`reading-${reading.id}`}>
      <p className="reading-head">
        <span id={`reading-${reading.id}`} className="room-title">
          {reading.name}
        </span>{' '}
        <Tag
          data-size="sm"
          data-color={room.basis === 'estimated' ? 'warning' : 'neutral'}
          className={`basis-${room.basis}`}
        >
          {room.badge}
        </Tag>
      </p>
      <p className={`room-headline ${reading.closes === null ? 'left' : 'missing'}`}>{reading.headline}</p>
      <p className="room-note">{reading.note}</p>
    </section>
  );
}

function Picture({ room, onExplain }: { room: LiveRoom; onExplain: (figure: string, year: number) => void }) {
  const { t } = useApp();
  const [asTable, setAsTable] = useState(false);
  const [pointed, setPointed] = useState<{ year: number | null; text: string }>({ year: null, text: '' });
  const drawing = useRef<HTMLDivElement>(null);
  const { reading } = room;
  return (
    <figure className="room-picture" aria-labelledby={`picture-${reading.id}`}>
      <figcaption id={`picture-${reading.id}`} className="subtle">
        <strong>{reading.name}.</strong> {room.about}
      </figcaption>
      {asTable ? (
        <DataTable table={tableOf(room.table)} caption={reading.name} />
      ) : (
        <div className="drawing" ref={drawing}>
          <Live svg={room.svg} year={spokenOf} onYear={(year, text) => setPointed({ year, text })} />
        </div>
      )}
      <p className="room-gap" aria-hidden={pointed.text ? true : undefined}>
        {pointed.text || room.gap}
      </p>
      <ChartTools
        name={reading.id.replace('.', '-')}
        title={reading.name}
        table={tableOf(room.table)}
        asTable={asTable}
        onAsTable={setAsTable}
        svg={() => drawing.current?.querySelector('svg')}
      >
        <button
          type="button"
          className="figure-button"
          onClick={() => onExplain(reading.id, Math.max(pointed.year ?? spokenOf, firstYearOf(room)))}
        >
          {t('room.explain')}
          <span className="visually-hidden"> {reading.name}</span>
        </button>
      </ChartTools>
    </figure>
  );
}

/// Years before the projection are published figures; only what is projected is explained here.
function firstYearOf(room: LiveRoom): number {
  const last = room.table.values.at(-1)?.[0] ?? spokenOf;
  return last - room.reading.in_year.length + 1;
}

export function RoomCards({ page, onExplain }: { page: FirstPage; onExplain: (figure: string, year: number) => void }) {
  return (
    <div className="answer-rooms">
      {page.rooms.map((room) => (
        <Reading key={room.reading.id} room={room} />
      ))}
      {page.rooms.map((room) => (
        <Picture key={room.reading.id} room={room} onExplain={onExplain} />
      ))}
    </div>
  );
}
