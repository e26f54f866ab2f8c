// Phases, projects, and who does what by when.
import { Tag } from '@digdir/designsystemet-react';
import { ReportChart } from '../../charts/ReportChart';
import { useApp } from '../../state/app';
import { dayWords } from '../../state/format';
import { Change, Edit, More, Section, type Props, Folded } from './Part';
import { TaskList } from './TaskList';

/// Phases in their order, and the projects with what they are about: who must be there follows from that.
export function Outline({ programme, forms, onEdit }: Props) {
  const { t, language } = useApp();
  return (
    <Section id="outline" title={t('programme.outline')}>
      <ol className="plain programme-things">
        {programme.phases.map((one) => (
          <li key={one.id} id={`phase-${one.id}`} tabIndex={-1}>
            <div className="programme-line">
              <strong>{one.name}</strong>
              <span className="subtle">
                {dayWords(one.from, language)} – {dayWords(one.to, language)}
                {one.decision_point && `, ${one.decision_point}`}
              </span>
              {one.now && (
                <Tag data-size="sm" data-color="info">
                  {t('programme.phaseNow')}
                </Tag>
              )}
            </div>
            <Change what="phase" id={one.id} about={one.name} forms={forms} onEdit={onEdit} />
          </li>
        ))}
      </ol>
      <Edit form={forms?.add('phase')} onEdit={onEdit} />
      <ul className="plain programme-things">
        {programme.projects.map((one) => (
          <li key={one.id} id={`project-${one.id}`} tabIndex={-1}>
            <p>
              <strong>{one.name}</strong>, {one.owner_name.toLowerCase()}
            </p>
            {one.about && <p>{one.about}</p>}
            <p className="subtle">
              {one.subject_names.length
                ? t('programme.aboutSubjects', { subjects: one.subject_names.join(', ') })
                : t('programme.noSubjects')}
              {one.saving && ` ${t('programme.isSaving')}`}
            </p>
            {one.outside_help && (
              <p className="subtle">{`${t('programme.field.outside_help')}: ${one.outside_help}`}</p>
            )}
            {one.grant && <p className="subtle">{`${t('programme.field.grant')}: ${one.grant}`}</p>}
            <Change what="project" id={one.id} about={one.name} forms={forms} onEdit={onEdit} />
          </li>
        ))}
      </ul>
      <More shown={programme.projects.length} all={programme.counts.projects ?? 0} />
      <Edit form={forms?.add('project')} onEdit={onEdit} />
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
            <Edit form={forms?.plan.done(one.id)} onEdit={onEdit} about={one.name} />
            <Change what="task" id={one.id} about={one.name} forms={forms} onEdit={onEdit} />
          </li>
        ))}
      </ul>
      {done.length > 0 && (
        <Folded summary={<>{t('programme.doneTasks', { count: done.length })}</>}>
          <ul className="plain bullets">
            {done.map((one) => (
              <li key={one.id}>
                {one.name}, {dayWords(one.done, language)}
                <Change what="task" id={one.id} about={one.name} forms={forms} onEdit={onEdit} />
              </li>
            ))}
          </ul>
        </Folded>
      )}
      <More shown={programme.tasks.length} all={programme.counts.tasks ?? 0} />
      <Edit form={forms?.add('task')} onEdit={onEdit} />
      {forms && <TaskList onList={onList} />}
    </Section>
  );
}
