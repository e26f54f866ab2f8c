// A drawing that the engine makes from the values given, as wide as there is room for.
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { post } from '../api/client';
import type { Drawing as Drawn, DrawingRequest } from '../api/types';
import { useApp } from '../state/app';
import { askedNow, drawNow, onPaper } from '../state/printing';
import { Live } from './Live';
import { useWidth } from './useWidth';

export type Asked = Omit<DrawingRequest, 'id' | 'width'>;

interface Props {
  asked: Asked;
  year?: number; // marked
  start?: number; // pixels wide before it is measured
  enlarge?: number; // letters so many times larger
  onDrawn?: (drawn: Drawn) => void;
  onYear?: (year: number | null, text: string) => void;
}

/// The newest wish only, one at a time; the picture before stays until the next is there.
function useDrawing(body: string): Drawn | null {
  const { language } = useApp();
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  const newest = useRef(body);
  const busy = useRef(false);
  // Before the page is painted: what it waits for is under way a frame earlier.
  useLayoutEffect(() => {
    newest.current = body;
    const path = `/api/v1/drawings?lang=${language}`;
    if (onPaper()) {
      const now = askedNow(path, body);
      if (now) drawNow(() => setDrawn(JSON.parse(now) as Drawn));
      return;
    }
    const ask = () => {
      const sent = newest.current;
      busy.current = true;
      post<Drawn>(path, JSON.parse(sent)).then(
        (answer) => {
          busy.current = false;
          setDrawn(answer);
          if (newest.current !== sent) ask();
        },
        () => {
          busy.current = false;
        },
      );
    };
    if (!busy.current) ask();
  }, [body, language]);
  return drawn;
}

export function Drawing({ asked, year, start = 640, enlarge = 1, onDrawn, onYear }: Props) {
  const id = useId().replaceAll(/[^A-Za-z0-9-]/g, '');
  const [ref, width] = useWidth<HTMLDivElement>(start);
  const scaled = (pixels: number) => Math.max(160, Math.round(pixels / enlarge));
  const drawn = useDrawing(
    JSON.stringify({
      ...asked,
      id: `drawing-${id}`,
      width: scaled(width),
      ...(asked.height ? { height: Math.round(asked.height / enlarge) } : {}),
    }),
  );
  useEffect(() => {
    if (drawn) onDrawn?.(drawn);
  }, [drawn, onDrawn]);
  return (
    <div ref={ref} className="drawing">
      <Live svg={drawn?.svg ?? ''} year={year} onYear={onYear} />
    </div>
  );
}
