// Where do we go? The sentence that matters most, and the three rooms on today's course.
import { useLayoutEffect, useState } from 'react';
import { Live } from '../../charts/Live';
import { useWidth } from '../../charts/useWidth';
import type { FirstPage } from '../../api/types';
import { useApp } from '../../state/app';
import { usePosted } from '../../state/live';
import { useOwn } from '../../state/own';
import { useLast } from '../../state/useLast';
import { Loading } from '../Loading';
import { drawnWidth, type MeetingProps } from './shared';

const gapShare = 0.04; // of the width, between the rooms
const wordsHeight = 21; // lines of text and buttons around the pictures, before they are measured
const leastHeight = 80; // pixels, before they are enlarged
/// What a reading begins with: from the back of the room nobody reads what it rests on, which the answer page says.
const begins = (note: string) =>
  note
    .split(/(?<=\.) (?=\p{Lu})/u)
    .slice(0, 2)
    .join(' ');

export function Going({ place, enlarge, letters }: MeetingProps) {
  const { language } = useApp();
  const [own] = useOwn(place.number);
  const [ref, width] = useWidth<HTMLDivElement>(1200);
  const column = (width * (1 - 2 * gapShare)) / 3;
  const room = drawnWidth(column, enlarge);
  // What the sentence, the readings and the buttons leave of the screen.
  const [words, setWords] = useState(wordsHeight * letters);
  const height = Math.max(leastHeight, Math.floor(((window.innerHeight - words) * room) / column));
  const { data, failure } = usePosted<FirstPage>(
    `/api/v1/municipalities/${place.number}/first-page?lang=${language}&room=${room}&width=${room}&height=${height}`,
    JSON.stringify(own ? { own } : {}),
  );
  const page = useLast(data, language);
  useLayoutEffect(() => {
    const top = ref.current?.querySelector('.drawing')?.getBoundingClientRect().top;
    const foot = document.querySelector<HTMLElement>('.meeting-foot')?.offsetHeight ?? 0;
    if (top !== undefined) setWords(Math.ceil((top + window.scrollY + foot + letters) / 8) * 8);
  }, [page, width, letters, ref]);
  return (
    <div ref={ref}>
      {page ? (
        <>
          <p className="meeting-sentence">{page.sentence}</p>
          <div className="meeting-rooms">
            {page.rooms.map((one) => (
              <section key={one.reading.id} aria-label={one.reading.name}>
                <h2>{one.reading.name}</h2>
                <p className={`meeting-headline ${one.reading.closes === null ? 'left' : 'missing'}`}>
                  {one.reading.headline}
                </p>
                <p className="meeting-note">{begins(one.reading.note)}</p>
                <div className="drawing">
                  <Live svg={one.svg} onYear={() => undefined} />
                </div>
              </section>
            ))}
          </div>
        </>
      ) : (
        <Loading failure={failure} />
      )}
    </div>
  );
}
