// The engine's map of the municipalities around: a click takes one in or out. The list beside it does the same without a pointer.
import { useEffect, useRef, useState, type MouseEvent, type PointerEvent } from 'react';
import type { CooperationMap } from '../../api/types';
import { useApp } from '../../state/app';

interface Props {
  map: CooperationMap;
  own: string;
  partners: readonly string[];
  leaves: string;
  onToggle: (number: string) => void;
}

const numberOf = (target: EventTarget) =>
  (target as Element).closest?.('.c-place')?.getAttribute('data-number') ?? null;

export function PickMap({ map, own, partners, leaves, onToggle }: Props) {
  const { t } = useApp();
  const inside = useRef<HTMLDivElement>(null);
  const [under, setUnder] = useState('');
  useEffect(() => {
    for (const place of inside.current?.querySelectorAll('.c-place') ?? []) {
      const number = place.getAttribute('data-number') ?? '';
      place.classList.toggle('picked', number === own || partners.includes(number));
      place.classList.toggle('leaving', number === leaves);
    }
  }, [map, own, partners, leaves]);
  const click = (event: MouseEvent) => {
    const number = numberOf(event.target);
    if (number && number !== own) onToggle(number);
  };
  const point = (event: PointerEvent) => {
    const place = (event.target as Element).closest?.('.c-place');
    setUnder(place?.querySelector('title')?.textContent ?? '');
  };
  return (
    <div className="pick-map">
      <div
        ref={inside}
        className="drawing"
        onClick={click}
        onPointerMove={point}
        onPointerLeave={() => setUnder('')}
        dangerouslySetInnerHTML={{ __html: map.svg }}
      />
      <p className="map-name" aria-hidden="true">
        {under || t('cooperation.mapHint')}
      </p>
      <p className="subtle map-source">© Kartverket</p>
    </div>
  );
}
