// A list of tasks from another system: dropped or chosen, read into the programme, and told what became of it.
import { Alert, Button } from '@digdir/designsystemet-react';
import { useRef, useState } from 'react';
import { useApp } from '../../state/app';

interface Props {
  /// What the list gave, line by line; else why it was not taken.
  onList: (file: File) => Promise<string | readonly string[]>;
}

export function TaskList({ onList }: Props) {
  const { t } = useApp();
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState('');
  const [told, setTold] = useState<readonly string[]>([]);
  const input = useRef<HTMLInputElement>(null);
  const take = async (file: File | undefined) => {
    if (!file) return;
    setRefused('');
    setTold([]);
    const answer = await onList(file);
    if (typeof answer === 'string') setRefused(answer);
    else setTold(answer);
  };
  return (
    <div
      className={over ? 'drop over no-print' : 'drop no-print'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void take(event.dataTransfer.files[0]);
      }}
    >
      <Button data-size="sm" variant="secondary" onClick={() => input.current?.click()}>
        {t('programme.listButton')}
      </Button>{' '}
      <span className="subtle">{t('programme.listDrop')}</span>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.txt,.xlsx,.ods"
        aria-label={t('programme.listButton')}
        onChange={(event) => {
          void take(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <div role="alert">{refused && <Alert data-color="danger">{refused}</Alert>}</div>
      <div role="status">
        {told.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </div>
  );
}
