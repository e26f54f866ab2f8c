// The unit at hand: what its file says of itself, the file to read and mend, and how long to search.
import { Button, Field, Heading, Label, Select, Textarea } from '@digdir/designsystemet-react';
import { useEffect, useRef, useState } from 'react';
import type { Rota, Say } from '../../state/rota';
import { FileButton } from '../FileButton';

const searches = [20, 60, 240]; // seconds

/// The sentences that a file begins with.
const opening = (file: string) => {
  const lines = file.split(/\r?\n/);
  const end = lines.findIndex((line) => !line.startsWith('#'));
  return lines.slice(0, end < 0 ? lines.length : end).map((line) => line.slice(1).trim());
};

export function Unit({ work, say, onFile }: { work: Rota; say: Say; onFile: (file: File) => void }) {
  const [seconds, setSeconds] = useState(searches[0]!);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []); // what was pressed is gone
  return (
    <section className="no-print rota-unit" aria-labelledby="rota-unit">
      <Heading level={2} data-size="sm" id="rota-unit" ref={heading} tabIndex={-1}>
        {say('unit')}
      </Heading>
      <ul className="text-column rota-opening">
        {opening(work.unit).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <details>
        <summary>{say('unit.show')}</summary>
        <Textarea
          rows={14}
          aria-label={say('unit')}
          value={work.unit}
          spellCheck={false}
          onChange={(event) => work.setUnit(event.target.value)}
        />
      </details>
      <div className="rota-choose">
        <Field>
          <Label>{say('seconds')}</Label>
          <Select value={String(seconds)} onChange={(event) => setSeconds(Number(event.target.value))}>
            {searches.map((each) => (
              <option key={each} value={each}>
                {say('seconds.value', { seconds: each })}
              </option>
            ))}
          </Select>
        </Field>
        <Button disabled={work.progress !== null} onClick={() => work.solve(seconds)}>
          {say('solve')}
        </Button>
        <FileButton label={say('open')} accept=".csv,text/csv" onFiles={([file]) => onFile(file!)} />
        <Button variant="tertiary" data-size="sm" onClick={work.leave}>
          {say('leave')}
        </Button>
      </div>
    </section>
  );
}
