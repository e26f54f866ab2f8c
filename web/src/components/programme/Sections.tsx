// What a programme holds, part by part: findings, tasks, decisions with their figures then and now, groups, risks, the year, the mandate.
import { Details, Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useEffect, useState } from 'react';
import type { Programme } from '../../api/types';
import { ReportChart } from '../../charts/ReportChart';
import { useApp } from '../../state/app';
import { dayWords } from '../../state/programme';
import { address } from '../../state/route';
import { A } from '../A';
import { Edit, More, Section, type Props } from './Part';
import { TaskList } from './TaskList';

export function Findings({ programme, onOpen }: { programme: Programme; onOpen: (what: string, id: string) => void }) {
  const { t } = useApp();
  const few = 8;
  const [all, setAll] = useState(false);
  const shown = all ? programme.findings : programme.findings.slice(0, few);
  return (
    <Section id="findings" title={t('programme.findings')}>
      {programme.findings.length === 0 ? (
        <p>{t('programme.nothing')}</p>
      ) : (
        <ol className="plain programme-findings">
          {shown.map((one) => (
            <li key={one.text}>
              <Tag data-size="sm" data-color={one.weight === 'must' ? 'warning' : 'neutral'}>
                {one.weight_name}
              </Tag>
              <div>
                <p>
                  {one.text}
                  {one.basis && <span className="subtle"> ({one.basis})</span>}
                </p>
                {one.todo && (
                  <p className="programme-todo">
                    {one.todo}{' '}
                    {one.about &&
                      ['group', 'task', 'decision', 'gain', 'involvement', 'risk'].includes(one.about.what) && (
                        <button
                          type="button"
                          className="link-button no-print"
                          onClick={() => onOpen(one.about!.what, one.about!.id)}
                        >
                          {t('programme.goThere')}
                          <span className="visually-hidden">: {one.text}</span>
                        </button>
                      )}
                  </p>
                )}
              </div>
            </li>
          ))}
        </ol>
      )}
      {programme.findings.length > few && !all && (
        <button type="button" className="link-button no-print" onClick={() => setAll(true)}>
          {t('programme.showAll', { count: programme.counts.findings ?? programme.findings.length })}
        </button>
      )}
      {all && <More shown={programme.findings.length} all={programme.counts.findings ?? 0} />}
    </Section>
  );
}

export function Tasks({
  programme,
  forms,
  onEdit,
  onList,
  place,
}: Props & { place: string; onList: (file: File) => Promise<string | readonly string[]> }) {
  const { t, language } = useApp();
  const open = programme.tasks.filter((one) => !one.done);
  const done = programme.tasks.filter((one) => one.done);
  return (
    <Section id="tasks" title={t('programme.plan')}>
      {programme.charts.gantt && <ReportChart chart={programme.charts.gantt} place={place} />}
      {programme.tasks.length === 0 && <p>{t('programme.noTasks')}</p>}
      <ul className="plain programme-things">
        {open.map((one) => (
          <li key={one.id} id={`task-${one.id}`} tabIndex={-1}>
            <div className="programme-line">
              <span>
                <strong>{one.name}</strong>
                {one.role_name && `, ${one.role_name}`}
              </span>
              <span className="subtle">
                {one.milestone ? '' : `${dayWords(one.from, language)} – `}
                {dayWords(one.to, language)}
                {one.deadline && `, ${t('programme.deadline', { date: dayWords(one.deadline, language) })}`}
              </span>
              <Tag data-size="sm" data-color={one.state === 'late' || one.state === 'overdue' ? 'warning' : 'neutral'}>
                {one.critical && one.state === 'waiting' ? t('programme.critical') : one.state_name}
              </Tag>
            </div>
            <Edit form={forms?.done(one.id)} onEdit={onEdit} about={one.name} />
          </li>
        ))}
      </ul>
      {done.length > 0 && (
        <Details data-size="sm">
          <Details.Summary>{t('programme.doneTasks', { count: done.length })}</Details.Summary>
          <Details.Content>
            <ul className="plain bullets">
              {done.map((one) => (
                <li key={one.id}>
                  {one.name}, {dayWords(one.done, language)}
                </li>
              ))}
            </ul>
          </Details.Content>
        </Details>
      )}
      <More shown={programme.tasks.length} all={programme.counts.tasks ?? 0} />
      <Edit form={forms?.task()} onEdit={onEdit} />
      {forms && <TaskList onList={onList} />}
    </Section>
  );
}

export function Decisions({ programme, forms, onEdit }: Props) {
  const { t, language } = useApp();
  return (
    <Section id="decisions" title={t('programme.decisions')} lead={t('programme.decisionsLead')}>
      {programme.decisions.length === 0 && <p>{t('programme.noDecisions')}</p>}
      <ul className="plain programme-things">
        {programme.decisions.map((one) => (
          <li key={one.id} id={`decision-${one.id}`} tabIndex={-1}>
            <Details data-size="sm">
              <Details.Summary>
                {one.name}, {dayWords(one.date, language)}{' '}
                {one.figures.length > 0 && (
                  <Tag data-size="sm" data-color={one.moved ? 'warning' : 'success'}>
                    {t(one.moved ? 'programme.figuresMoved' : 'programme.figuresStand')}
                  </Tag>
                )}
              </Details.Summary>
              <Details.Content>
                <dl className="programme-facts">
                  <dt>{t('programme.field.body')}</dt>
                  <dd>
                    {one.body_name}
                    {one.case && `, ${t('programme.case', { case: one.case })}`}
                    {one.point && `, ${one.point}`}
                  </dd>
                  {one.asked && (
                    <>
                      <dt>{t('programme.field.asked_body')}</dt>
                      <dd>{one.asked}</dd>
                    </>
                  )}
                  {(
                    [
                      ['alternatives', 'alternatives'],
                      ['measures', 'measures'],
                      ['heard', 'heardBefore'],
                    ] as const
                  ).map(
                    ([key, label]) =>
                      one[key].length > 0 && (
                        <div key={key} className="programme-pair">
                          <dt>{t(`programme.${label}`)}</dt>
                          <dd>{one[key].join('; ')}</dd>
                        </div>
                      ),
                  )}
                  {one.chosen && (
                    <>
                      <dt>{t('programme.chosen')}</dt>
                      <dd>{one.chosen}</dd>
                    </>
                  )}
                  {one.version && (
                    <>
                      <dt>{t('programme.figuresVersion')}</dt>
                      <dd>{one.version}</dd>
                    </>
                  )}
                </dl>
                {one.minutes && <p className="programme-minutes">{one.minutes}</p>}
                {one.support.length > 0 && (
                  <>
                    <p>
                      <strong>{t('programme.support')}</strong>
                    </p>
                    <ul className="plain programme-support">
                      {one.support.map((each) => (
                        <li key={each.alternative}>
                          <span>
                            {each.alternative}
                            {each.chosen && ` (${t('programme.chosen').toLowerCase()})`}
                          </span>
                          <meter min={0} max={1} value={each.share ?? 0} aria-label={each.alternative} />
                          <span className="figure-cell">
                            {each.count} {each.share !== null && `(${Math.round(100 * each.share)} %)`}
                          </span>
                        </li>
                      ))}
                    </ul>
                  </>
                )}
                {one.changes && (
                  <p>
                    <A href={address(language, programme.municipality.number, 'choice', { c: one.changes })}>
                      {t('programme.openChanges')}
                    </A>
                  </p>
                )}
                {one.figures.length > 0 ? (
                  <div
                    className="table-scroll"
                    tabIndex={0}
                    role="region"
                    aria-label={t('programme.figuresOf', { name: one.name })}
                  >
                    <table className="ds-table" data-size="sm" data-border>
                      <thead>
                        <tr>
                          <th scope="col">{t('programme.figure')}</th>
                          <th scope="col" className="figure-cell">
                            {t('programme.then')}
                          </th>
                          <th scope="col" className="figure-cell">
                            {t('programme.now')}
                          </th>
                          <th scope="col" className="figure-cell">
                            {t('programme.tolerates')}
                          </th>
                          <th scope="col">{t('programme.state')}</th>
                        </tr>
                      </thead>
                      <tbody>
                        {one.figures.map((figure) => (
                          <tr key={`${figure.figure}-${figure.year}`}>
                            <th scope="row">
                              {figure.name} {figure.year}
                            </th>
                            <td className="figure-cell">{figure.then}</td>
                            <td className="figure-cell">{figure.now}</td>
                            <td className="figure-cell">± {figure.tolerance}</td>
                            <td>{figure.state}</td>
                          </tr>
                        ))}
                      </tbody>
                    </table>
                  </div>
                ) : (
                  <p>{t('programme.withoutFigures')}</p>
                )}
              </Details.Content>
            </Details>
          </li>
        ))}
      </ul>
      <More shown={programme.decisions.length} all={programme.counts.decisions ?? 0} />
      <Edit form={forms?.decision()} onEdit={onEdit} />
    </Section>
  );
}

export function Groups({ programme, forms, onEdit }: Props) {
  const { t, language } = useApp();
  return (
    <Section id="groups" title={t('programme.groups')} lead={t('programme.groupsLead')}>
      <ul className="plain programme-things">
        {programme.groups.map((one) => (
          <li key={one.id} id={`group-${one.id}`} tabIndex={-1}>
            <Details data-size="sm">
              <Details.Summary>
                {one.name}{' '}
                <Tag data-size="sm" data-color={one.missing.length ? 'warning' : 'success'}>
                  {one.missing.length
                    ? t('programme.missing', { names: one.missing.map((role) => role.name.toLowerCase()).join(', ') })
                    : t('programme.complete')}
                </Tag>
              </Details.Summary>
              <Details.Content>
                <p className="subtle">
                  {one.kind_name}, {t('programme.ledBy', { name: one.leader_name.toLowerCase() })}
                </p>
                <ul className="plain bullets">
                  {one.members.map((member) => (
                    <li key={member.role}>
                      {member.name}
                      {member.count > 1 && ` × ${member.count}`}
                    </li>
                  ))}
                  {one.missing.map((role) => (
                    <li key={role.role}>
                      <em>{t('programme.shouldBeThere', { name: role.name })}</em>
                      {role.basis && <span className="subtle"> ({role.basis})</span>}
                    </li>
                  ))}
                </ul>
                {one.meetings.length > 0 && (
                  <ul className="plain bullets">
                    {one.meetings.map((meeting) => (
                      <li key={meeting.date}>
                        {t('programme.meeting', {
                          date: dayWords(meeting.date, language),
                          from: meeting.from,
                          to: meeting.to,
                        })}
                        {meeting.cancelled && ` (${t('programme.cancelled')})`}
                        {meeting.minutes && `: ${meeting.minutes}`}
                      </li>
                    ))}
                  </ul>
                )}
                <Edit form={forms?.member(one.id, one.missing[0]?.name ?? '')} onEdit={onEdit} />
                <Edit form={forms?.meeting(one.id)} onEdit={onEdit} />
              </Details.Content>
            </Details>
          </li>
        ))}
      </ul>
      <More shown={programme.groups.length} all={programme.counts.groups ?? 0} />
      <Edit form={forms?.group()} onEdit={onEdit} />
    </Section>
  );
}

export function Risks({ programme, forms, onEdit }: Props) {
  const { t } = useApp();
  return (
    <Section id="risks" title={t('programme.risks')}>
      {programme.risks.length === 0 && <p>{t('programme.noRisks')}</p>}
      <ul className="plain programme-things">
        {programme.risks.map((one) => (
          <li key={one.id} id={`risk-${one.id}`} tabIndex={-1}>
            <p>
              <strong>{one.name}</strong>{' '}
              <span className="subtle">{t('programme.riskProduct', { product: one.product })}</span>
            </p>
            {one.response ? (
              <p>{one.response}</p>
            ) : (
              <Edit form={forms?.response(one.id)} onEdit={onEdit} about={one.name} />
            )}
          </li>
        ))}
      </ul>
      <Edit form={forms?.risk()} onEdit={onEdit} />
    </Section>
  );
}

export function Wheel({ programme, place }: { programme: Programme; place: string }) {
  const { t, language } = useApp();
  return (
    <Section id="wheel" title={t('programme.wheel')}>
      {programme.charts.wheel && <ReportChart chart={programme.charts.wheel} place={place} />}
      {programme.events.length > 0 && (
        <>
          <Heading level={3} data-size="2xs">
            {t('programme.next')}
          </Heading>
          <ul className="plain bullets">
            {programme.events.map((one) => (
              <li key={`${one.date}-${one.name}`}>
                {dayWords(one.date, language)}
                {one.clock && ` ${one.clock}`}: {one.name}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

export function Mandate({ programme, forms, onEdit }: Props) {
  const { t, language } = useApp();
  const { mandate } = programme;
  return (
    <Section id="mandate" title={t('programme.mandate')}>
      {mandate.text ? <Paragraph className="text-column">{mandate.text}</Paragraph> : <p>{t('programme.noMandate')}</p>}
      {mandate.adopted && (
        <p className="subtle">
          {t('programme.adoptedBy', { body: mandate.adopted_by_name, date: dayWords(mandate.adopted, language) })}
          {mandate.case && `, ${t('programme.case', { case: mandate.case })}`}
        </p>
      )}
      {mandate.earlier.length > 0 && (
        <ul className="plain bullets">
          {mandate.earlier.map((one) => (
            <li key={one.version}>
              <span className="subtle">
                {t('programme.earlierMandate', { version: one.version })}
                {one.adopted &&
                  `, ${t('programme.adoptedBy', { body: one.adopted_by_name, date: dayWords(one.adopted, language) })}`}
              </span>{' '}
              {one.text}
            </li>
          ))}
        </ul>
      )}
      <Edit form={forms?.mandate()} onEdit={onEdit} />
    </Section>
  );
}

/// On paper everything is open.
export function useOpenOnPaper() {
  useEffect(() => {
    let opened: HTMLDetailsElement[] = [];
    const print = () => {
      opened = [
        ...document.querySelectorAll<HTMLDetailsElement>('.programme-section details:not(.programme-edit):not([open])'),
      ];
      for (const one of opened) one.open = true;
    };
    const back = () => {
      for (const one of opened) one.open = false;
    };
    window.addEventListener('beforeprint', print);
    window.addEventListener('afterprint', back);
    return () => {
      window.removeEventListener('beforeprint', print);
      window.removeEventListener('afterprint', back);
    };
  }, []);
}
