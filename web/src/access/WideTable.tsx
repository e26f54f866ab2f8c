// A table that may be wider than its page: it moves by itself, also by keyboard, and says what it is.
import { Table } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';

interface Props {
  label: string;
  heads: string[];
  role?: 'group' | 'region'; // a region where the table is what the page is for
  children: ReactNode; // rows
}

export function WideTable({ label, heads, role = 'group', children }: Props) {
  return (
    <div className="wide-table" tabIndex={0} role={role} aria-label={label}>
      <Table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col" key={head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </Table>
    </div>
  );
}
