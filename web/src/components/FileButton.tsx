// A file from this machine: a button in the page's own language, where the browser's own speaks the browser's.
import { Button } from '@digdir/designsystemet-react';
import { useRef } from 'react';

interface Props {
  id?: string;
  label: string;
  /// What the file is, where the label alone does not say it.
  name?: string;
  accept: string;
  multiple?: boolean;
  /// Never empty.
  onFiles: (files: File[]) => void;
}

export function FileButton({ id, label, name, accept, multiple = false, onFiles }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        data-size="sm"
        variant="secondary"
        aria-label={name && `${label}: ${name}`}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
      <input
        ref={input}
        id={id}
        type="file"
        hidden
        multiple={multiple}
        accept={accept}
        aria-label={name ?? label}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          if (files.length) onFiles(files);
        }}
      />
    </>
  );
}
