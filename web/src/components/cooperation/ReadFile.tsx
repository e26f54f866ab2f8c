// A file that somebody has, read as text and handed over; nothing of it is kept here.
import { useApp } from '../../state/app';
import { FileButton } from '../FileButton';

interface Props {
  label: string;
  about: string;
  accept: string;
  onRead: (text: string, name: string) => void;
}

export function ReadFile({ label, about, accept, onRead }: Props) {
  const { t } = useApp();
  return (
    <p className="read-file">
      <span>{label}</span>{' '}
      <FileButton
        label={t('own.choose')}
        name={label}
        accept={accept}
        onFiles={([file]) => void file?.text().then((text) => onRead(text, file.name))}
      />
      {about && <span className="subtle"> {about}</span>}
    </p>
  );
}
