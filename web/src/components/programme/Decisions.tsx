// The mandate, and decisions with their figures then and now.
import { Paragraph, Tag } from '@digdir/designsystemet-react';
import { useApp } from '../../state/app';
import { dayWords } from '../../state/format';
import { address } from '../../state/route';
import { A } from '../A';
import { Change, Edit, More, Section, type Props, Folded } from './Part';

export function Decisions({ programme, forms, onEdit }: Props) {
  const { t, language } = useApp();
  return (
    <Section id="decisions" title={t('programme.decisions')} lead={t('programme.decisionsLead')}>
      {programme.decisions.length === 0 && <p>{t('programme.noDecisions')}</p>}
      <ul className="plain programme-things">
        {programme.decisions.map((one) => (
          <li key={one.id} id={`decision-${one.id}`} tabIndex={-1}>
            <Folded
              summary={
                <>
                  {one.name}, {dayWords(one.date, language)}{' '}
                  {one.figures.length > 0 && (
                    <Tag data-size="sm" data-color={one.moved ? 'warning' : 'success'}>
                      {t(one.moved ? 'programme.figuresMoved' : 'programme.figuresStand')}
                    </Tag>
                  )}
                </>
              }
            >
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
                    <dd>{/^\d{4}-\d\d-\d\d$/.test(one.version) ? dayWords(one.version, language) : one.version}</dd>
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
              <Change what="decision" id={one.id} about={one.name} forms={forms} onEdit={onEdit} />
            </Folded>
          </li>
        ))}
      </ul>
      <More shown={programme.decisions.length} all={programme.counts.decisions ?? 0} />
      <Edit form={forms?.add('decision')} onEdit={onEdit} />
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
      {mandate.text ? (
        <Change what="mandate" about={t('programme.mandate')} forms={forms} onEdit={onEdit} />
      ) : (
        <Edit form={forms?.change('mandate', '', {})} onEdit={onEdit} />
      )}
    </Section>
  );
}
