import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { tooNarrowToBeSeen } from '../state/widths';

const paper = 680; // CSS pixels between the margins of an A4 sheet

/// The width of an element in whole pixels, followed as it changes.
export function useWidth<T extends HTMLElement>(start: number): [React.RefObject<T>, number] {
  const ref = useRef<T>(null);
  const [width, setWidth] = useState(start);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      const now = Math.floor(entry?.contentRect.width ?? 0);
      if (now > 0 && !tooNarrowToBeSeen()) setWidth(now);
    });
    observer.observe(element);
    // Paper has its own width and columns (print.css): drawn for them, letters keep their size.
    const print = () => {
      const columns = element.closest('.rooms') ? 3 : element.closest('.account-card, .standing-row') ? 2 : 1;
      flushSync(() => setWidth(Math.floor(paper / columns) - 12));
    };
    const back = () => setWidth(element.clientWidth);
    window.addEventListener('beforeprint', print);
    window.addEventListener('afterprint', back);
    return () => {
      observer.disconnect();
      window.removeEventListener('beforeprint', print);
      window.removeEventListener('afterprint', back);
    };
  }, []);
  return [ref, width];
}
