// A table of the municipality's own, dropped or chosen and kept while the tab is open.
import { Button } from '@digdir/designsystemet-react';
import { useState, type DragEvent, type ReactNode } from 'react';
import { useApp } from '../../state/app';
import { keep, readKept } from '../../state/kept';
import { megabytesTaken } from '../../state/largest';
import { readFile, type OwnFile } from '../../state/own';
import { FileButton } from '../FileButton';

export interface KeptTable {
  file: OwnFile | null;
  failure: string;
  use: (next: OwnFile | null) => void;
  take: (one: File | undefined) => void;
}

export function useTable(key: string): KeptTable {
  const { t, format } = useApp();
  const [file, setFile] = useState<OwnFile | null>(() => readKept(key, 'tab'));
  const [failure, setFailure] = useState('');
  const use = (next: OwnFile | null) => {
    keep(key, next, 'tab');
    setFailure('');
    setFile(next);
  };
  const take = (one: File | undefined) => {
    if (!one) return;
    void megabytesTaken(one, 'largest_file').then((most) =>
      most === null
        ? readFile(one).then(use, () => setFailure(t('buildings.unreadable')))
        : setFailure(t('buildings.tooLarge', { size: format.number(most, 1) })),
    );
  };
  return { file, failure, use, take };
}

export function TableDrop({
  table,
  bring,
  accept,
  children,
}: {
  table: KeptTable;
  bring: string;
  accept: string;
  children?: ReactNode;
}) {
  const { t } = useApp();
  const drop = (event: DragEvent) => {
    event.preventDefault();
    table.take(event.dataTransfer.files[0]);
  };
  return (
    <div className="study-drop no-print" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <span>{bring}</span>
      <FileButton label={t('own.choose')} name={bring} accept={accept} onFiles={([one]) => table.take(one)} />
      {children}
      {table.file && (
        <>
          <span className="subtle">{t('buildings.inUse', { file: table.file.name })}</span>
          <Button data-size="sm" variant="secondary" onClick={() => table.use(null)}>
            {t('buildings.leave')}
          </Button>
        </>
      )}
    </div>
  );
}
