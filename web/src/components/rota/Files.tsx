// What can be taken along of a rota: a list, a workbook, paper by week, the measure; and a calendar for each person, which is that person's alone.
import { Button } from '@digdir/designsystemet-react';
import type { Rota, Say } from '../../state/rota';
import { FileLinks } from '../FileLinks';

export function Files({ work, say }: { work: Rota; say: Say }) {
  const calendars = work.files.filter((file) => file.name.endsWith('.ics'));
  if (!work.files.length)
    return (
      <p className="no-print">
        <Button variant="secondary" data-size="sm" disabled={work.progress !== null} onClick={work.makeFiles}>
          {say('files.make')}
        </Button>
      </p>
    );
  return (
    <div className="no-print">
      <FileLinks className="rota-choose" files={work.files.filter((file) => !calendars.includes(file))} />
      {calendars.length > 0 && (
        <details>
          <summary>{say('files.calendars')}</summary>
          <p>{say('files.calendars.about')}</p>
          <FileLinks className="rota-choose" files={calendars} />
        </details>
      )}
    </div>
  );
}
