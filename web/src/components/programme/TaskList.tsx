// A list of tasks from another system: dropped or chosen, read into the programme, and told what became of it.
import { Alert } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useApp } from '../../state/app';
import { DropFile } from '../DropFile';

interface Props {
  /// What the list gave, line by line; else why it was not taken.
  onList: (file: File) => Promise<string | readonly string[]>;
}

export function TaskList({ onList }: Props) {
  const { t } = useApp();
  const [refused, setRefused] = useState('');
  const [told, setTold] = useState<readonly string[]>([]);
  const take = async (file: File) => {
    setRefused('');
    setTold([]);
    const answer = await onList(file);
    if (typeof answer === 'string') setRefused(answer);
    else setTold(answer);
  };
  return (
    <DropFile
      label={t('programme.listButton')}
      hint={t('programme.listDrop')}
      accept=".csv,.txt,.xlsx,.ods"
      className="no-print"
      onFile={(file) => void take(file)}
    >
      <div role="alert">{refused && <Alert data-color="danger">{refused}</Alert>}</div>
      <div role="status">
        {told.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </DropFile>
  );
}
