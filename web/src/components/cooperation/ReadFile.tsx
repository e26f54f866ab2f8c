// A file that somebody has, read as text and handed over; nothing of it is kept here.
import { useId } from 'react';

interface Props {
  label: string;
  about: string;
  accept: string;
  onRead: (text: string, name: string) => void;
}

export function ReadFile({ label, about, accept, onRead }: Props) {
  const id = useId();
  return (
    <p className="read-file">
      <label htmlFor={id}>{label}</label>{' '}
      <input
        id={id}
        type="file"
        accept={accept}
        onChange={(event) => {
          const field = event.target;
          const file = field.files?.[0];
          // The same file can be chosen again when it has been mended.
          void file?.text().then((text) => {
            onRead(text, file.name);
            field.value = '';
          });
        }}
      />
      {about && <span className="subtle"> {about}</span>}
    </p>
  );
}
