// What does it ask? The alternatives beside today's course, what is turned in the meeting as one of them.
import type { Alternatives } from '../../api/types';
import { Live } from '../../charts/Live';
import { useWidth } from '../../charts/useWidth';
import { storedAlternatives } from '../../state/alternatives';
import { useApp } from '../../state/app';
import { usePosted } from '../../state/live';
import { useOwn } from '../../state/own';
import { writeChanges } from '../../state/route';
import { useLast } from '../../state/useLast';
import { withoutReasons } from '../../state/turnables';
import { Loading } from '../Loading';
import { drawnWidth, type MeetingProps } from './shared';

const mostBeside = 4; // beside what is turned in the meeting

export function Asks({ place, plan, enlarge }: MeetingProps) {
  const { t, language } = useApp();
  const [own] = useOwn(place.number);
  const [ref, width] = useWidth<HTMLDivElement>(1200);
  const text = writeChanges(plan.changes);
  const others = storedAlternatives(place.number)
    .filter((one) => writeChanges(one.changes) !== text)
    .slice(0, mostBeside);
  const asked = [
    ...(plan.changes.length ? [{ name: t('meeting.this'), changes: withoutReasons(plan.changes) }] : []),
    ...others,
  ];
  const { data, failure } = usePosted<Alternatives>(
    `/api/v1/municipalities/${place.number}/alternatives?lang=${language}&width=${drawnWidth(width, enlarge)}`,
    JSON.stringify({ alternatives: asked, ...(own ? { own } : {}) }),
  );
  const all = useLast(data, language);
  const rows = all?.rows.filter((row) => row.group === 'asks' && !row.entries.every((one) => one.as_today)) ?? [];
  return (
    <div ref={ref}>
      {all ? (
        <>
          <h2>{all.chart.title}</h2>
          <div className="drawing">
            <Live svg={all.chart.svg} onYear={() => undefined} />
          </div>
          {rows.length > 0 ? (
            <ul className="meeting-asks">
              {rows.map((row) => (
                <li key={row.id}>
                  <strong>{row.head}</strong>
                  {row.entries.slice(1).map((entry, index) => (
                    <span key={index} className={entry.as_today ? 'subtle' : undefined}>
                      {all.names.length > 2 && `${all.names[index + 1]}: `}
                      {entry.text}
                      {entry.note && ` (${entry.note})`}
                    </span>
                  ))}
                </li>
              ))}
            </ul>
          ) : (
            <p>{t('meeting.asksNothing')}</p>
          )}
        </>
      ) : (
        <Loading failure={failure} />
      )}
    </div>
  );
}
