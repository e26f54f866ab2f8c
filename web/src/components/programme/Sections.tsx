// What a programme holds, part by part: findings, tasks, decisions with their figures then and now, groups, who was heard, gains, risks.
import { Details, Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useEffect, useState, type ReactNode } from 'react';
import type { Programme, ProgrammeEdit } from '../../api/types';
import { ReportChart } from '../../charts/ReportChart';
import { useApp } from '../../state/app';
import { dayWords } from '../../state/programme';
import { EditForm } from './EditForm';
import type { FormOf, Forms } from './forms';

export type OnEdit = (edit: ProgrammeEdit) => Promise<true | string>;
interface Props {
  programme: Programme;
  forms: Forms | null; // none: an earlier version, which is only read
  onEdit: OnEdit;
}

function Edit({ form, onEdit, about }: { form: FormOf | undefined; onEdit: OnEdit; about?: string }) {
  if (!form) return null;
  return (
    <EditForm
      title={form.title}
      about={about}
      button={form.button}
      fields={form.fields}
      onSubmit={(values) => onEdit(form.edit(values))}
    />
  );
}

function Section({ id, title, lead, children }: { id: string; title: string; lead?: string; children: ReactNode }) {
  return (
    <section className="programme-section" aria-labelledby={`programme-${id}`}>
      <Heading level={2} data-size="sm" id={`programme-${id}`} tabIndex={-1}>
        {title}
      </Heading>
      {lead && <Paragraph className="text-column">{lead}</Paragraph>}
      {children}
    </section>
  );
}

/// There are more than the page lists.
function More({ shown, all }: { shown: number; all: number }) {
  const { t } = useApp();
  return all > shown ? <p className="subtle">{t('programme.moreInFile', { shown, all })}</p> : null;
}

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

export function Gains({ programme, forms, onEdit, place }: Props & { place: string }) {
  const { t, format } = useApp();
  const year = (values: readonly { year: number; value: number }[]) =>
    values.map((one) => `${one.year}: ${format.number(one.value, Number.isInteger(one.value) ? 0 : 1)}`).join(' · ');
  return (
    <Section id="gains" title={t('programme.gains')}>
      {programme.charts.gains && <ReportChart chart={programme.charts.gains} place={place} />}
      {programme.gains.length === 0 && <p>{t('programme.noGains')}</p>}
      <ul className="plain programme-things">
        {programme.gains.map((one) => (
          <li key={one.id} id={`gain-${one.id}`} tabIndex={-1}>
            <Details data-size="sm">
              <Details.Summary>
                {one.name}{' '}
                <Tag
                  data-size="sm"
                  data-color={
                    one.standing === 'behind'
                      ? 'warning'
                      : one.standing === 'reached' || one.standing === 'on_course'
                        ? 'success'
                        : 'neutral'
                  }
                >
                  {one.standing_name}
                </Tag>
              </Details.Summary>
              <Details.Content>
                <dl className="programme-facts">
                  <dt>{t('programme.field.answers')}</dt>
                  <dd>{one.owner_name}</dd>
                  <dt>{t('programme.kind')}</dt>
                  <dd>
                    {one.type_name}, {one.settled_name}
                  </dd>
                  <dt>{t('programme.field.baseline')}</dt>
                  <dd>
                    {format.number(one.baseline, Number.isInteger(one.baseline) ? 0 : 1)} {one.unit},{' '}
                    {one.baseline_date.slice(0, 4)} ({one.baseline_source})
                  </dd>
                  <dt>{t('programme.field.target')}</dt>
                  <dd>{year(one.targets) || '–'}</dd>
                  <dt>{t('programme.measured')}</dt>
                  <dd>{year(one.realised) || t('programme.notMeasured')}</dd>
                  {one.planned_money.length > 0 && (
                    <>
                      <dt>{t('programme.plannedKroner')}</dt>
                      <dd>{year(one.planned_money)}</dd>
                      <dt>{t('programme.realisedKroner')}</dt>
                      <dd>{year(one.realised_money) || t('programme.nothingYet')}</dd>
                    </>
                  )}
                  {one.deviation && (
                    <>
                      <dt>{t('programme.field.deviation')}</dt>
                      <dd>{one.deviation}</dd>
                    </>
                  )}
                  {one.action && (
                    <>
                      <dt>{t('programme.field.action')}</dt>
                      <dd>{one.action}</dd>
                    </>
                  )}
                </dl>
                <Edit form={forms?.realised(one.id, one.unit)} onEdit={onEdit} />
                <Edit form={forms?.money(one.id, 'realised_money')} onEdit={onEdit} />
                <Edit form={forms?.money(one.id, 'planned_money')} onEdit={onEdit} />
                <Edit form={forms?.deviation(one.id, one.deviation, one.action)} onEdit={onEdit} />
              </Details.Content>
            </Details>
          </li>
        ))}
      </ul>
      <More shown={programme.gains.length} all={programme.counts.gains ?? 0} />
      <Edit form={forms?.gain()} onEdit={onEdit} />
    </Section>
  );
}

export function Tasks({ programme, forms, onEdit, place }: Props & { place: string }) {
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
                  {one.version && (
                    <>
                      <dt>{t('programme.figuresVersion')}</dt>
                      <dd>{one.version}</dd>
                    </>
                  )}
                </dl>
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

export function Heard({ programme, forms, onEdit }: Props) {
  const { t, language } = useApp();
  return (
    <Section id="heard" title={t('programme.heard')}>
      <ol className="plain programme-steps">
        {programme.steps.map((one) => (
          <li key={one.step} className={one.count ? undefined : 'subtle'}>
            <strong>{one.count}</strong> {one.name}
          </li>
        ))}
      </ol>
      {programme.involvement.length === 0 && <p>{t('programme.nobody')}</p>}
      <ul className="plain programme-things">
        {programme.involvement.map((one) => (
          <li key={one.id} id={`involvement-${one.id}`} tabIndex={-1}>
            <Details data-size="sm">
              <Details.Summary>
                {one.who_name}, {one.arena}, {dayWords(one.date, language)}{' '}
                <Tag data-size="sm" data-color={one.answered || !one.said ? 'neutral' : 'warning'}>
                  {one.answered ? t('programme.answered') : one.said ? t('programme.unanswered') : one.step_name}
                </Tag>
              </Details.Summary>
              <Details.Content>
                <dl className="programme-facts">
                  {(['asked', 'said', 'changed', 'answer'] as const).map(
                    (key) =>
                      one[key] && (
                        <div key={key} className="programme-pair">
                          <dt>{t(`programme.field.${key}`)}</dt>
                          <dd>
                            {one[key]}
                            {key === 'answer' && one.answered && ` (${dayWords(one.answered, language)})`}
                          </dd>
                        </div>
                      ),
                  )}
                </dl>
                {!one.answered && <Edit form={forms?.answer(one.id)} onEdit={onEdit} />}
              </Details.Content>
            </Details>
          </li>
        ))}
      </ul>
      <More shown={programme.involvement.length} all={programme.counts.involvement ?? 0} />
      <Edit form={forms?.involvement()} onEdit={onEdit} />
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
      <Edit form={forms?.mandate()} onEdit={onEdit} />
    </Section>
  );
}

export function Lessons({ programme }: { programme: Programme }) {
  const { t, language } = useApp();
  if (!programme.gatherings.length) return null;
  return (
    <Section id="lessons" title={t('programme.lessons')}>
      <ul className="plain programme-things">
        {programme.gatherings.map((one) => (
          <li key={`${one.name}-${one.from}`}>
            <Details data-size="sm">
              <Details.Summary>
                {one.name}, {one.place && `${one.place}, `}
                {dayWords(one.from, language)}
              </Details.Summary>
              <Details.Content>
                {(['themes', 'lessons', 'before_next', 'way_ahead'] as const).map(
                  (key) =>
                    one[key].length > 0 && (
                      <div key={key}>
                        <Heading level={3} data-size="2xs">
                          {t(`programme.gathering.${key}`)}
                        </Heading>
                        <ul className="plain bullets">
                          {one[key].map((line) => (
                            <li key={line}>{line}</li>
                          ))}
                        </ul>
                      </div>
                    ),
                )}
              </Details.Content>
            </Details>
          </li>
        ))}
      </ul>
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
