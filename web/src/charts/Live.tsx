// A drawing of the engine come alive: pointer, touch and arrow keys choose a year, and the year says what it holds.
import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useApp } from '../state/app';

interface Props {
  svg: string;
  year?: number | undefined; // marked from outside, until one is chosen here
  /// The year under the pointer and what it says; null when none is chosen any more. Without it the text stands under the drawing.
  onYear?: ((year: number | null, text: string) => void) | undefined;
}

const yearOf = (group: Element | null) => (group ? Number(group.getAttribute('data-year')) : null);

export function Live({ svg, year, onYear }: Props) {
  const { t } = useApp();
  const inside = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  const [text, setText] = useState('');
  const hasYears = svg.includes('data-year="');

  const choose = useCallback(
    (group: Element | null) => {
      const said = group?.querySelector('title')?.textContent ?? '';
      setChosen(yearOf(group));
      setText(said);
      onYear?.(yearOf(group), said);
    },
    [onYear],
  );
  useEffect(() => {
    const shown = String(chosen ?? year);
    for (const group of inside.current?.querySelectorAll('.c-year') ?? [])
      group.classList.toggle('on', group.getAttribute('data-year') === shown);
  }, [chosen, year, svg]);

  const point = (event: PointerEvent) => {
    const group = (event.target as Element).closest?.('.c-year');
    if (group && yearOf(group) !== chosen) choose(group);
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && chosen !== null) return choose(null);
    const groups = [...(inside.current?.querySelectorAll('.c-year') ?? [])];
    const now = groups.findIndex((group) => yearOf(group) === (chosen ?? year));
    const steps: Record<string, number> = {
      ArrowLeft: Math.max(0, now - 1),
      ArrowRight: now + 1,
      Home: 0,
      End: groups.length - 1,
    };
    const wanted = steps[event.key];
    if (wanted === undefined || !groups.length) return;
    event.preventDefault();
    choose(groups[Math.min(wanted, groups.length - 1)]!);
  };
  const drawing = <div ref={inside} dangerouslySetInnerHTML={{ __html: svg }} />;
  if (!hasYears) return drawing;
  return (
    <>
      <div
        className="live"
        role="group"
        tabIndex={0}
        aria-label={t('live.label')}
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={(event) => event.pointerType === 'mouse' && choose(null)}
        onKeyDown={key}
      >
        {drawing}
      </div>
      {onYear ? (
        <span className="visually-hidden" role="status">
          {text}
        </span>
      ) : (
        <p className={text ? 'in-year' : 'in-year subtle no-print'} role="status">
          {text || t('live.hint')}
        </p>
      )}
    </>
  );
}
