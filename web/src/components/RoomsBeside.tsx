// The municipalities that are compared, on one axis for each room and per inhabitant.
import type { Municipality, RoomsBeside as Answer } from '../api/types';
import { ReportChart } from '../charts/ReportChart';
import { useWidth } from '../charts/useWidth';
import { useApp } from '../state/app';
import { onPaper } from '../state/printing';
import { useResource } from '../state/resource';
import { useLast } from '../state/useLast';
import { Loading } from './Loading';

const step = 40; // pixels: drawings of nearly the same width are shared
const onPaperWidth = 760; // narrower, the heads of the three columns meet

export function RoomsBeside({ places, year }: { places: Municipality[]; year: number }) {
  const { language } = useApp();
  const [ref, width] = useWidth<HTMLDivElement>(960);
  const numbers = places.map((one) => one.number).join(',');
  const drawn = onPaper() ? onPaperWidth : Math.max(160, Math.floor(width / step) * step);
  const { data, failure } = useResource<Answer>(
    `/api/v1/rooms-beside?m=${numbers}&year=${year}&lang=${language}&width=${drawn}`,
  );
  const answer = useLast(data, language);
  return (
    <div ref={ref}>
      {answer ? <ReportChart chart={answer.chart} place="compare" level={2} /> : <Loading failure={failure} />}
    </div>
  );
}
