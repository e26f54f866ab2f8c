// Who was heard: the ladder, what was said and what it changed; consultations with fixed questions, counted only; the way from proposal to result.
import { Tag } from '@digdir/designsystemet-react';
import { useApp } from '../../state/app';
import { dayWords } from '../../state/format';
import { Change, Edit, More, Section, Sure, type Props, Folded } from './Part';

interface VoicesProps extends Props {
  onForget: (id: string) => Promise<string | true>;
}

/// What was said is deleted for good, in earlier versions too.
function Forget({ onForget, about }: { onForget: () => Promise<string | true>; about: string }) {
  const { t } = useApp();
  return (
    <Sure
      ask={t('programme.forget')}
      warning={t('programme.forgetSure')}
      yes={t('programme.forgetYes')}
      no={t('programme.forgetNo')}
      about={about}
      onYes={onForget}
    />
  );
}

export function Heard({ programme, forms, onEdit, onForget }: VoicesProps) {
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
            <Folded
              summary={
                <>
                  {one.who_name}, {one.arena}, {dayWords(one.date, language)}{' '}
                  <Tag data-size="sm" data-color={one.answered || !one.said ? 'neutral' : 'warning'}>
                    {one.answered ? t('programme.answered') : one.said ? t('programme.unanswered') : one.step_name}
                  </Tag>
                </>
              }
            >
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
              {one.keep_until && (
                <p className="subtle">{t('programme.keepUntil', { date: dayWords(one.keep_until, language) })}</p>
              )}
              {!one.answered && <Edit form={forms?.voices.answer(one.id)} onEdit={onEdit} about={one.arena} />}
              <Change what="involvement" id={one.id} about={one.arena} forms={forms} onEdit={onEdit} />
              {forms && one.said && <Forget onForget={() => onForget(one.id)} about={one.arena} />}
            </Folded>
          </li>
        ))}
      </ul>
      <More shown={programme.involvement.length} all={programme.counts.involvement ?? 0} />
      <Edit form={forms?.add('involvement')} onEdit={onEdit} />
    </Section>
  );
}

export function Consultations({ programme, forms, onEdit, onForget }: VoicesProps) {
  const { t, language, format } = useApp();
  return (
    <Section id="consultations" title={t('programme.consultations')} lead={t('programme.consultationsLead')}>
      {programme.consultations.length === 0 && <p>{t('programme.noConsultations')}</p>}
      <ul className="plain programme-things">
        {programme.consultations.map((one) => (
          <li key={one.id} id={`consultation-${one.id}`} tabIndex={-1}>
            <Folded
              summary={
                <>
                  {one.name}{' '}
                  <Tag data-size="sm" data-color={one.state === 'closed' && !one.answered ? 'warning' : 'neutral'}>
                    {one.answered
                      ? t('programme.answered')
                      : one.state === 'closed'
                        ? t('programme.unanswered')
                        : t(`programme.consultation.${one.state}`)}
                  </Tag>
                </>
              }
            >
              <p className="subtle">
                {dayWords(one.opens, language)} – {dayWords(one.closes, language)}
                {one.keep_until && `, ${t('programme.keepUntil', { date: dayWords(one.keep_until, language) })}`}
              </p>
              {one.questions.map((question) => (
                <div key={question.id} className="table-scroll" tabIndex={0} role="region" aria-label={question.text}>
                  <table className="ds-table" data-size="sm" data-border>
                    <caption>
                      {question.text}{' '}
                      <span className="subtle">{t('programme.answers', { count: question.count })}</span>
                    </caption>
                    <thead>
                      <tr>
                        <th scope="col">{t('programme.choice')}</th>
                        <th scope="col" className="figure-cell">
                          {t('programme.onPage')}
                        </th>
                        <th scope="col" className="figure-cell">
                          {t('programme.onPaper')}
                        </th>
                        <th scope="col" className="figure-cell">
                          {t('programme.share')}
                        </th>
                        <th scope="col">{t('programme.becameIt')}</th>
                      </tr>
                    </thead>
                    <tbody>
                      {question.choices.map((choice) => (
                        <tr key={choice.text}>
                          <th scope="row">{choice.text}</th>
                          <td className="figure-cell">{format.number(choice.page, 0)}</td>
                          <td className="figure-cell">{format.number(choice.paper, 0)}</td>
                          <td className="figure-cell">
                            {choice.share === null ? '–' : `${format.number(100 * choice.share, 0)} %`}
                          </td>
                          <td>{choice.chosen ? t('programme.chosen') : ''}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
              ))}
              {one.themes.length > 0 && (
                <ul className="plain bullets">
                  {one.themes.map((theme) => (
                    <li key={theme.text}>
                      {theme.text} <span className="subtle">({theme.count})</span>
                    </li>
                  ))}
                </ul>
              )}
              {one.answer && (
                <p>
                  <strong>{t('programme.field.answer')}:</strong> {one.answer}
                  {one.answered && ` (${dayWords(one.answered, language)})`}
                </p>
              )}
              {one.state !== 'coming' && (
                <>
                  {one.state === 'open' && (
                    <Edit form={forms?.voices.reply(one, 'page')} onEdit={onEdit} about={one.name} />
                  )}
                  <Edit form={forms?.voices.reply(one, 'paper')} onEdit={onEdit} about={one.name} />
                  <Edit form={forms?.voices.theme(one.id)} onEdit={onEdit} about={one.name} />
                </>
              )}
              {one.state === 'closed' && !one.answered && (
                <Edit form={forms?.voices.answerAll(one.id)} onEdit={onEdit} about={one.name} />
              )}
              <Change what="consultation" id={one.id} about={one.name} forms={forms} onEdit={onEdit} />
              {forms && one.themes.length > 0 && <Forget onForget={() => onForget(one.id)} about={one.name} />}
            </Folded>
          </li>
        ))}
      </ul>
      <Edit form={forms?.add('consultation')} onEdit={onEdit} />
    </Section>
  );
}

/// From proposal to result, in order of time.
export function Timeline({ programme }: Pick<Props, 'programme'>) {
  const { t, language } = useApp();
  if (programme.timeline.length === 0) return null;
  return (
    <Section id="timeline" title={t('programme.timeline')}>
      <ol className="plain programme-timeline">
        {programme.timeline.map((one, at) => (
          <li key={`${one.date}-${at}`}>
            <span className="subtle">{dayWords(one.date, language)}</span> <strong>{one.kind_name}</strong> {one.what}
            {one.about && <span className="subtle"> {one.about}</span>}
          </li>
        ))}
      </ol>
    </Section>
  );
}
