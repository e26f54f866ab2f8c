// Scenarios side by side: the rooms in a year, when each closes, and what differs between them.
import { Heading, Table } from '@digdir/designsystemet-react';
import type { Change, Outlook } from '../api/types';
import { useApp } from '../state/app';
import { reading } from '../state/outlook';
import { showValue, type Turnable } from '../state/turnable';
import { roomIds } from './Rooms';

export interface Shown {
  name: string;
  outlook: Outlook;
  changes: readonly Change[];
}

export function ScenarioTable({
  scenarios,
  all,
  year,
}: {
  scenarios: readonly Shown[];
  all: readonly Turnable[];
  year: number;
}) {
  const { t, format } = useApp();
  const turned = all.filter((one) =>
    scenarios.some((scenario) => scenario.changes.some((change) => change.id === one.id)),
  );
  return (
    <div>
      <Heading level={2} data-size="sm" id="side">
        {t('scenarios.side', { year })}
      </Heading>
      <div className="table-scroll" tabIndex={0} role="region" aria-labelledby="side">
        <Table data-size="sm" data-color="neutral" border stickyHeader>
          <Table.Head>
            <Table.Row>
              <Table.HeaderCell>{t('chart.what')}</Table.HeaderCell>
              {scenarios.map((scenario, index) => (
                <Table.HeaderCell key={index} className="figure-cell">
                  {scenario.name}
                </Table.HeaderCell>
              ))}
            </Table.Row>
          </Table.Head>
          <Table.Body>
            {roomIds.map((id) => (
              <Table.Row key={id}>
                <Table.HeaderCell scope="row">{t(`room.${id.split('.')[1]}`)}</Table.HeaderCell>
                {scenarios.map(({ outlook }, index) => {
                  const figure = outlook.figures.find((one) => one.id === id);
                  if (!figure) return <Table.Cell key={index}>–</Table.Cell>;
                  return (
                    <Table.Cell key={index} className="figure-cell">
                      <strong>{format.signed(figure.middle[year - outlook.first_year], figure.unit.id)}</strong>
                      <br />
                      <span className="subtle">{reading(outlook, id)?.lasts}</span>
                    </Table.Cell>
                  );
                })}
              </Table.Row>
            ))}
            {turned.map((one) => (
              <Table.Row key={one.id}>
                <Table.HeaderCell scope="row" className="light">
                  {one.name}
                </Table.HeaderCell>
                {scenarios.map(({ changes }, index) => {
                  const change = changes.find((each) => each.id === one.id);
                  return (
                    <Table.Cell key={index} className={change ? 'figure-cell' : 'figure-cell subtle'}>
                      {showValue(one, change?.value ?? one.today, format, t)}
                    </Table.Cell>
                  );
                })}
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </div>
    </div>
  );
}
