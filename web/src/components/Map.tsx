// All municipalities on a map; the search beside it does the same without a pointer.
import { memo, useState } from 'react';
import type { Municipality } from '../api/types';
import { useApp } from '../state/app';
import { useResource } from '../state/resource';

interface Shapes {
  width: number;
  height: number;
  shapes: Record<string, string>;
}

interface Props {
  all: readonly Municipality[];
  chosen?: string | null;
  onChoose: (place: Municipality) => void;
}

export const NorwayMap = memo(function NorwayMap({ all, chosen, onChoose }: Props) {
  const { t, language } = useApp();
  const { data } = useResource<Shapes>(`/api/v1/map?lang=${language}`);
  const [under, setUnder] = useState('');
  if (!data) return null;
  return (
    <div className="map">
      <svg
        viewBox={`0 0 ${data.width} ${data.height}`}
        role="img"
        aria-label={t('map.description')}
        onPointerLeave={() => setUnder('')}
      >
        {all.map((one) => (
          <path
            key={one.number}
            d={data.shapes[one.number] ?? ''}
            className={one.number === chosen ? 'shape chosen' : 'shape'}
            onPointerEnter={() => setUnder(one.name)}
            onClick={() => onChoose(one)}
          />
        ))}
      </svg>
      <p className="map-name" aria-hidden="true">
        {under || t('map.hint')}
      </p>
      <p className="subtle map-source">© Kartverket</p>
    </div>
  );
});
