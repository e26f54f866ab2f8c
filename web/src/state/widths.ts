// How wide the drawings of a page may be, from the width of the window and the grids of app.css; in steps, so that answers are shared.
import { useEffect, useState } from 'react';

const step = 20;
const rem = 16;
const frame = 80 * rem;
const padding = 2 * rem;
const sideBySide = 56 * rem; // from here on the three rooms stand beside each other
const roomGap = 1.75 * rem;
const chartLeast = 30 * rem;
const chartGap = 2.5 * rem;

export interface Widths {
  room: number;
  chart: number;
  page: number; // a drawing that stands alone
}

const leastWide = 160;
const down = (width: number) => Math.max(leastWide, Math.floor(width / step) * step);

/// A window that is taken out of sight, or has its picture taken, is a pixel wide for a moment: nothing is drawn anew for that.
export const tooNarrowToBeSeen = () => document.documentElement.clientWidth < leastWide;

function measured(): Widths {
  const window_ = document.documentElement.clientWidth;
  const content = Math.min(window_, frame) - padding;
  const columns = Math.max(1, Math.min(2, Math.floor((content + chartGap) / (chartLeast + chartGap))));
  return {
    room: down(window_ >= sideBySide ? (content - 2 * roomGap) / 3 : content),
    chart: down((content - chartGap * (columns - 1)) / columns),
    page: down(content),
  };
}

export function useWidths(): Widths {
  const [widths, setWidths] = useState(measured);
  useEffect(() => {
    const follow = () =>
      setWidths((now) => {
        if (tooNarrowToBeSeen()) return now;
        const next = measured();
        return next.room === now.room && next.chart === now.chart && next.page === now.page ? now : next;
      });
    window.addEventListener('resize', follow);
    return () => window.removeEventListener('resize', follow);
  }, []);
  return widths;
}
