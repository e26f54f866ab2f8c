// What has been made, to take along; and what could not be made on this machine.
import { useApp } from '../state/app';
import type { Making } from '../state/files';
import { FileLinks } from './FileLinks';

export function Files({ progress, files, lacking }: Pick<Making, 'progress' | 'files' | 'lacking'>) {
  const { t, format } = useApp();
  return (
    <div aria-live="polite">
      {progress !== null && <progress value={progress} max={1} aria-label={t('report.progress')} />}
      {lacking.map((kind) => (
        <p key={kind} className="subtle">
          {t(`report.lacking.${kind}`)}
        </p>
      ))}
      {files.length > 0 && (
        <FileLinks
          files={files}
          className="files"
          more={(file) => (
            <>
              {' '}
              <span className="subtle">{format.number(file.bytes / 1000)} kB</span>
            </>
          )}
        />
      )}
    </div>
  );
}
