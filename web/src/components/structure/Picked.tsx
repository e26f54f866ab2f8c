// A drawing of the engine in which a click chooses something: the group under it says what.
import { useEffect, useRef, type MouseEvent } from 'react';
import type { LiveSection } from '../../api/types';
import { LiveSections } from '../LiveSections';

interface Props {
  section: LiveSection;
  place: string;
  chosen: string; // data-key that is marked
  onPick?: (key: string) => void;
}

export function Picked({ section, place, chosen, onPick }: Props) {
  const inside = useRef<HTMLDivElement>(null);
  useEffect(() => {
    for (const group of inside.current?.querySelectorAll('.c-pick') ?? [])
      group.classList.toggle('on', group.getAttribute('data-key') === chosen);
  });
  const click = (event: MouseEvent) => {
    const key = (event.target as Element).closest?.('.c-pick')?.getAttribute('data-key');
    if (key) onPick?.(key);
  };
  return (
    <div ref={inside} className={onPick ? 'picked-drawing can-pick' : 'picked-drawing'} onClick={click}>
      <LiveSections sections={[section]} place={place} />
    </div>
  );
}
