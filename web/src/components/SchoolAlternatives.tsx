// Up to three saved alternatives beside today: what each moves, saves and costs in a year.
import { Button, Heading } from '@digdir/designsystemet-react';
import type { SchoolAlternative } from '../api/types';
import { saveCsv } from '../charts/download';
import { useApp } from '../state/app';
import { useResource } from '../state/resource';
import { alternativePath, mostSaved } from '../state/schools';

interface Props {
  number: string;
  saved: readonly string[];
  pupils: string;
  detour: string | null;
  year: number;
  onOpen: (close: string) => void;
  onRemove: (index: number) => void;
}

export function SchoolAlternatives({ number, saved, pupils, detour, year, onOpen, onRemove }: Props) {
  const { t, format, language } = useApp();
  const path = (index: number) => {
    const close = saved[index];
    return close === undefined ? null : alternativePath(number, language, close, pupils, detour, year);
  };
  // Always as many questions as there can be alternatives: the order of hooks is fixed.
  const answers = [
    useResource<SchoolAlternative>(path(0)),
    useResource<SchoolAlternative>(path(1)),
    useResource<SchoolAlternative>(path(mostSaved - 1)),
  ].slice(0, saved.length);
  const now = (one: SchoolAlternative) => year - one.first_year;
  const names = (one: SchoolAlternative) =>
    one.schools
      .filter((each) => each.state !== 'open')
      .map((each) => (each.state === 'closed' ? each.name : `${each.name} (${t('structure.partly')})`))
      .join(', ') || t('structure.nobodyClosed');
  const million = (value: number | null | undefined) => format.figure(value, 'kroner');
  const sum = (values: readonly (number | null)[]) => values.reduce<number>((all, one) => all + (one ?? 0), 0);
  const rows: [string, (one: SchoolAlternative) => string][] = [
    [t('structure.rowClosed'), names],
    [t('structure.rowMoved'), (one) => format.number(one.moved[now(one)])],
    [t('structure.rowBeyond'), (one) => format.number(one.beyond[now(one)])],
    [t('structure.rowKilometres'), (one) => format.number(one.mean_kilometres[now(one)], 1)],
    [
      t('structure.rowClasses'),
      (one) => format.number((one.classes.after[now(one)] ?? 0) - (one.classes.today[now(one)] ?? 0), 1),
    ],
    [t('structure.rowMoney'), (one) => million(one.effect.spending[now(one)])],
    [t('structure.rowStaff'), (one) => format.number(one.effect.staff[now(one)], 1)],
    [t('structure.rowOneOff'), (one) => million(sum(one.effect.one_off))],
    [t('structure.rowRoom'), (one) => million(one.rooms.find((room) => room.id === 'rooms.money')?.after[now(one)])],
  ];
  const heads = saved.map((_, index) => t('structure.alternative', { number: index + 1 }));
  const cells = rows.map(([label, show]) => [label, ...answers.map(({ data }) => (data ? show(data) : '…'))]);
  return (
    <div className="alternatives">
      <Heading level={2} data-size="sm" id="alternatives">
        {t('structure.sideBySide', { year })}
      </Heading>
      <div className="table-scroll whole" tabIndex={0} role="region" aria-labelledby="alternatives">
        <table className="ds-table" data-size="sm" data-border>
          <thead>
            <tr>
              <th scope="col">{t('chart.what')}</th>
              {heads.map((head, index) => (
                <th scope="col" key={head}>
                  {head}
                  <span className="row start no-print">
                    <Button
                      variant="tertiary"
                      data-size="sm"
                      aria-label={t('structure.openThis', { name: head })}
                      onClick={() => onOpen(saved[index] ?? '')}
                    >
                      {t('structure.open')}
                    </Button>
                    <Button
                      variant="tertiary"
                      data-size="sm"
                      aria-label={t('compare.removeThis', { name: head })}
                      onClick={() => onRemove(index)}
                    >
                      {t('compare.remove')}
                    </Button>
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cells.map(([label, ...values]) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                {values.map((value, index) => (
                  <td key={index} className={/^[\d−–…N]/.test(value) ? 'figure-cell' : undefined}>
                    {value}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Button
        variant="tertiary"
        data-size="sm"
        className="no-print"
        onClick={() => saveCsv({ columns: [t('chart.what'), ...heads], rows: cells }, `${number}-school-alternatives`)}
      >
        CSV
      </Button>
    </div>
  );
}
