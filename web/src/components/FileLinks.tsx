// Files that have been made, by their names; `more` stands after each.
import type { ReactNode } from 'react';

interface Named {
  href: string;
  name: string;
}
interface Props<File> {
  files: File[];
  className?: string;
  more?: (file: File) => ReactNode;
}

export function FileLinks<File extends Named>({ files, className = '', more }: Props<File>) {
  return (
    <ul className={`plain ${className}`}>
      {files.map((file) => (
        <li key={file.href}>
          <a href={file.href} download={file.name}>
            {file.name}
          </a>
          {more?.(file)}
        </li>
      ))}
    </ul>
  );
}
