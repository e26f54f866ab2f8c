// A place to drop a file on, with a button beside it for those who choose.
import { useState } from 'react';
import { FileButton } from './FileButton';

interface Props {
  label: string;
  /// "or drop it here"
  hint: string;
  accept: string;
  className?: string;
  onFile: (file: File) => void;
  children?: React.ReactNode;
}

export function DropFile({ label, hint, accept, className = '', onFile, children }: Props) {
  const [over, setOver] = useState(false);
  return (
    <div
      className={`drop${over ? ' over' : ''} ${className}`.trim()}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer.files[0];
        if (file) onFile(file);
      }}
    >
      <FileButton label={label} accept={accept} onFiles={([file]) => file && onFile(file)} />{' '}
      <span className="subtle">{hint}</span>
      {children}
    </div>
  );
}
