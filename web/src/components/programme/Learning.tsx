// What was promised against what is possible, how far a digital change has come, time and money set aside, and what was learnt.
import { Heading, Tag } from '@digdir/designsystemet-react';
import { useApp } from '../../state/app';
import { dayWords } from '../../state/format';
import { Change, Edit, Section, type Props, Folded } from './Part';

/// The expectation gap.
export function Promises({ programme, forms, onEdit }: Props) {
  const { t } = useApp();
  return (
    <Section id="promises" title={t('programme.promises')} lead={t('programme.promisesLead')}>
      {programme.promises.length === 0 && <p>{t('programme.noPromises')}</p>}
      <ul className="plain programme-things">
        {programme.promises.map((one) => (
          <li key={one.id} id={`promise-${one.id}`} tabIndex={-1}>
            <p>
              <strong>{one.name}</strong>{' '}
              <Tag data-size="sm" data-color={one.holds ? 'success' : 'warning'}>
                {t(one.holds ? 'programme.holds' : 'programme.broken')}
              </Tag>
            </p>
            <p>
              {t('programme.promised', { what: one.promised, from: one.from })} {one.possible}
            </p>
            <p className="subtle">
              {one.source}
              {one.place && `, ${one.place}`}
            </p>
            {one.own && <Edit form={forms?.voices.possible(one.id)} onEdit={onEdit} about={one.name} />}
            <Change what="promise" id={one.id} about={one.name} forms={forms} onEdit={onEdit} />
          </li>
        ))}
      </ul>
      <Edit form={forms?.add('promise')} onEdit={onEdit} />
    </Section>
  );
}

/// Training, go-live, e-messages: measured sides of a digital change.
export function Indicators({ programme, forms, onEdit }: Props) {
  const { t, format } = useApp();
  const said = (value: number) => format.number(value, Number.isInteger(value) ? 0 : 1);
  return (
    <Section id="indicators" title={t('programme.indicators')}>
      {programme.indicators.length === 0 && <p>{t('programme.noIndicators')}</p>}
      <ul className="plain programme-things">
        {programme.indicators.map((one) => (
          <li key={one.id} id={`indicator-${one.id}`} tabIndex={-1}>
            <p>
              <strong>{one.name}</strong> <span className="subtle">{one.kind_name}</span>
            </p>
            <p>
              {one.values.length
                ? one.values.map((each) => `${each.year}: ${said(each.value)} ${one.unit}`).join(' · ')
                : t('programme.notMeasured')}
              {', '}
              {t('programme.targetOf', { target: `${said(one.target)} ${one.unit}`, year: one.target_year })}
            </p>
            {one.risk_borne_by && <p className="subtle">{t('programme.riskBorneBy', { who: one.risk_borne_by })}</p>}
            <Edit form={forms?.gains.indicatorValue(one.id, one.unit)} onEdit={onEdit} about={one.name} />
            <Change what="indicator" id={one.id} about={one.name} forms={forms} onEdit={onEdit} />
          </li>
        ))}
      </ul>
      <Edit form={forms?.add('indicator')} onEdit={onEdit} />
    </Section>
  );
}

/// Time, help and money set aside for those who are to do it.
export function Resources({ programme, forms, onEdit }: Props) {
  const { t, format, language } = useApp();
  return (
    <Section id="resources" title={t('programme.resources')}>
      <ul className="plain bullets">
        {programme.capacity.map((one) => (
          <li key={one.role}>
            {t('programme.timeSet', {
              role: one.role_name,
              days: format.number(one.days_per_week, Number.isInteger(one.days_per_week) ? 0 : 1),
              left: format.number(one.effort_left, Number.isInteger(one.effort_left) ? 0 : 1),
            })}{' '}
            {one.weeks_short > 0 && (
              <Tag data-size="sm" data-color="warning">
                {t('programme.weeksShort', { count: one.weeks_short })}
              </Tag>
            )}
            <Change what="capacity" id={one.role} about={one.role_name} forms={forms} onEdit={onEdit} />
          </li>
        ))}
        {programme.supports.map((one) => (
          <li key={one.id}>
            {one.kind_name}: {one.name}, {one.from_whom}
            {one.amount !== null &&
              `. ${t('programme.usedOf', { used: format.number(one.used ?? 0, 0), amount: format.number(one.amount, 0) })}`}
            {one.report_by && `, ${t('programme.reportBy', { date: dayWords(one.report_by, language) })}`}
            <Change what="support" id={one.id} about={one.name} forms={forms} onEdit={onEdit} />
          </li>
        ))}
      </ul>
      <Edit form={forms?.add('capacity')} onEdit={onEdit} />
      <Edit form={forms?.add('support')} onEdit={onEdit} />
    </Section>
  );
}

const Lines = ({ of }: { of: string[] }) => (
  <ul className="plain bullets">
    {of.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
);

/// A question of a gathering or an evaluation with what was thought or found.
const Answered = ({ question, lines }: { question: string; lines: string[] }) => (
  <div>
    <p>
      <strong>{question}</strong>
    </p>
    <Lines of={lines} />
  </div>
);

function Headed({ name, lines }: { name: string; lines: string[] }) {
  const { t } = useApp();
  if (lines.length === 0) return null;
  return (
    <div>
      <Heading level={3} data-size="2xs">
        {t(`programme.gathering.${name}`)}
      </Heading>
      <Lines of={lines} />
    </div>
  );
}

export function Lessons({ programme, forms, onEdit }: Props) {
  const { t, language } = useApp();
  return (
    <Section id="lessons" title={t('programme.lessons')}>
      <ul className="plain programme-things">
        {programme.gatherings.map((one) => (
          <li key={one.id} id={`gathering-${one.id}`}>
            <Folded
              summary={
                <>
                  {one.name}, {one.place && `${one.place}, `}
                  {dayWords(one.from, language)}
                </>
              }
            >
              {one.reflections.map((each) => (
                <Answered key={each.question} question={each.question} lines={each.thoughts} />
              ))}
              {(['themes', 'lessons', 'before_next', 'way_ahead'] as const).map((key) => (
                <Headed key={key} name={key} lines={one[key]} />
              ))}
              <Edit form={forms?.plan.reflection('gathering', one.id)} onEdit={onEdit} about={one.name} />
              <Change what="gathering" id={one.id} about={one.name} forms={forms} onEdit={onEdit} />
            </Folded>
          </li>
        ))}
        {programme.evaluations.map((one) => (
          <li key={one.id} id={`evaluation-${one.id}`}>
            <Folded
              summary={
                <>
                  {one.name}, {dayWords(one.date, language)}
                </>
              }
            >
              <p className="subtle">
                {one.of_name}, {one.by_name}
              </p>
              {one.questions.map((each) => (
                <Answered key={each.question} question={each.question} lines={each.found} />
              ))}
              {(['lessons', 'changes'] as const).map((key) => (
                <Headed key={key} name={key} lines={one[key]} />
              ))}
              <Edit form={forms?.plan.reflection('evaluation', one.id)} onEdit={onEdit} about={one.name} />
              <Change what="evaluation" id={one.id} about={one.name} forms={forms} onEdit={onEdit} />
            </Folded>
          </li>
        ))}
      </ul>
      <Edit form={forms?.add('gathering')} onEdit={onEdit} />
      <Edit form={forms?.add('evaluation')} onEdit={onEdit} />
    </Section>
  );
}
