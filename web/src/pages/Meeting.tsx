// The meeting: one question at a time on the whole screen, by arrow keys or a presenter. Where are we, where do we go, what can we do, what does it ask,
// what do we agree.
import { Button } from '@digdir/designsystemet-react';
import { useCallback, useEffect, useState } from 'react';
import type { Municipality } from '../api/types';
import { Agree } from '../components/meeting/Agree';
import { Asks } from '../components/meeting/Asks';
import { Can } from '../components/meeting/Can';
import { Going } from '../components/meeting/Going';
import { Stand } from '../components/meeting/Stand';
import '../styles/meeting.css';
import { A } from '../components/A';
import { useApp } from '../state/app';
import { enlargeFor, forget, openMeeting, steps, useKept, useLetters, type Typed } from '../state/meeting';
import { leave, usePlan } from '../state/plan';
import { address, writeChanges } from '../state/route';

const forward = ['ArrowRight', 'PageDown'];
const back = ['ArrowLeft', 'PageUp'];

/// Where arrow keys mean something else.
const isTyped = (target: EventTarget | null) =>
  target instanceof Element && target.closest('input, textarea, select, .live, [role="region"][tabindex]') !== null;

function useKeys(step: number, go: (step: number) => void): void {
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || isTyped(event.target)) return;
      const wanted = forward.includes(event.key)
        ? step + 1
        : back.includes(event.key)
          ? step - 1
          : event.key === 'Home'
            ? 0
            : event.key === 'End'
              ? steps.length - 1
              : null;
      if (wanted === null) return;
      event.preventDefault();
      go(Math.min(Math.max(wanted, 0), steps.length - 1));
    };
    window.addEventListener('keydown', key);
    return () => window.removeEventListener('keydown', key);
  }, [step, go]);
}

export default function Meeting({ place }: { place: Municipality }) {
  const { t, language, route, navigate } = useApp();
  const [meeting, setMeeting] = useState(() => openMeeting(place.number, route.query.get('c')));
  const plan = usePlan(() => meeting.now);
  const [typed, setTyped] = useState<Typed>(meeting.typed);
  const letters = useLetters();
  const step = Math.max(0, steps.indexOf((route.query.get('step') ?? 'stand') as (typeof steps)[number]));
  const text = writeChanges(plan.changes);
  useKept(place.number, meeting.before, plan.changes, typed);
  useEffect(() => leave(place.number, text), [place.number, text]);
  const write = useCallback(
    (wanted: number) => {
      const query: Record<string, string> = {};
      if (text) query.c = text;
      if (wanted) query.step = steps[wanted]!;
      const next = address(language, place.number, 'meeting', query);
      if (next !== window.location.pathname + window.location.search)
        navigate(next, { replace: true, keepFocus: true });
    },
    [text, language, place.number, navigate],
  );
  // A page that is loaded anew finds the meeting as it was.
  useEffect(() => write(step), [write, step]);
  const to = useCallback(
    (wanted: number) => {
      write(wanted);
      window.scrollTo(0, 0);
      document.querySelector<HTMLElement>('main h1')?.focus();
    },
    [write],
  );
  useKeys(step, to);
  const anew = () => {
    forget(place.number);
    setMeeting({ before: plan.changes, now: plan.changes, typed: { title: '', present: '', agreed: '' } });
    setTyped({ title: '', present: '', agreed: '' });
  };
  const shared = { place, plan, before: meeting.before, enlarge: enlargeFor(letters), letters };
  const now = steps[step]!;
  return (
    <div className="meeting-page" style={{ '--letters': `${letters}px` } as React.CSSProperties}>
      <header className="meeting-head">
        <h1 tabIndex={-1}>
          <span className="meeting-place">{place.name}</span> {t(`meeting.${now}`)}
        </h1>
      </header>
      <div className="meeting-body" key={now}>
        {now === 'stand' && <Stand {...shared} />}
        {now === 'going' && <Going {...shared} />}
        {now === 'can' && <Can {...shared} />}
        {now === 'asks' && <Asks {...shared} />}
        {now === 'agree' && <Agree {...shared} typed={typed} onTyped={setTyped} onAnew={anew} />}
      </div>
      <nav className="meeting-foot no-print" aria-label={t('meeting.steps')}>
        <Button variant="secondary" disabled={step === 0} onClick={() => to(step - 1)}>
          ← <span className="meeting-word">{t('meeting.back')}</span>
        </Button>
        <ol>
          {steps.map((one, index) => (
            <li key={one}>
              <button
                type="button"
                aria-current={index === step ? 'step' : undefined}
                aria-label={`${index + 1} ${t(`meeting.${one}`)}`}
                onClick={() => to(index)}
              >
                {index + 1}
              </button>
            </li>
          ))}
        </ol>
        <A className="meeting-leave" href={address(language, place.number, 'choice', text ? { c: text } : {})}>
          {t('meeting.leave')}
        </A>
        <Button disabled={step === steps.length - 1} onClick={() => to(step + 1)}>
          <span className="meeting-word">{t('meeting.next')}</span> →
        </Button>
      </nav>
    </div>
  );
}
