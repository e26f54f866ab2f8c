// What the measures were to give and gave: the picture, the years, each gain with its way, and where a difference came from.
import { Tag } from '@digdir/designsystemet-react';
import type { Programme } from '../../api/types';
import { ReportChart } from '../../charts/ReportChart';
import { useApp } from '../../state/app';
import { LoadedForm } from './LoadedForm';
import { Change, Edit, More, Section, type Props, Folded } from './Part';

/// What had to be closed by year, and what is known of it; a year of which not all is known says so.
function PortfolioTable({ programme }: { programme: Programme }) {
  const { t, format } = useApp();
  const rows = programme.portfolio.filter((one) => one.planned || one.realised !== null || one.moved);
  if (!rows.length) return null;
  const kroner = (value: number | null) => (value === null ? '–' : format.number(Math.round(value / 1000), 0));
  return (
    <Folded summary={<>{t('programme.portfolio')}</>}>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t('programme.portfolio')}>
        <table className="ds-table" data-size="sm" data-border>
          <caption className="subtle">{t('programme.portfolioUnit')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('programme.field.year')}</th>
              {(['needed', 'planned', 'realised', 'moved', 'rest'] as const).map((key) => (
                <th key={key} scope="col" className="figure-cell">
                  {t(`programme.portfolio.${key}`)}
                </th>
              ))}
              <th scope="col">{t('programme.state')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => (
              <tr key={one.year}>
                <th scope="row">{one.year}</th>
                {([one.needed, one.planned, one.realised, one.moved || null, one.rest] as const).map((value, at) => (
                  <td key={at} className="figure-cell">
                    {kroner(value)}
                  </td>
                ))}
                <td>
                  {one.provisional || (one.realised === null ? t('programme.nothingYet') : t('programme.wholeYear'))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {programme.splits.length > 0 && (
        <ul className="plain bullets">
          {programme.splits.map((one) => (
            <li key={`${one.gain}-${one.year}`}>
              {t('programme.split', {
                gain: one.gain,
                year: one.year,
                difference: kroner(one.difference),
                demography: kroner(one.demography),
                price: kroner(one.price),
                measure: kroner(one.measure),
                rest: kroner(one.rest),
              })}
            </li>
          ))}
        </ul>
      )}
    </Folded>
  );
}

export function Gains({ programme, forms, onEdit, place, follow }: Props & { place: string; follow: string }) {
  const { t, format } = useApp();
  // Above a hundred a tenth says nothing by itself.
  const said = (value: number, decimals = 0) =>
    format.number(value, Number.isInteger(value) || Math.abs(value) >= 100 ? decimals : Math.max(1, decimals));
  const year = (values: readonly { year: number; value: number }[], decimals = 0) =>
    values.map((one) => `${one.year}: ${said(one.value, decimals)}`).join(' · ');
  return (
    <Section id="gains" title={t('programme.gains')}>
      {programme.charts.gains && <ReportChart chart={programme.charts.gains} place={place} />}
      {programme.gains.length === 0 && <p>{t('programme.noGains')}</p>}
      <PortfolioTable programme={programme} />
      <ul className="plain programme-things">
        {programme.gains.map((one) => (
          <li key={one.id} id={`gain-${one.id}`} tabIndex={-1}>
            <Folded
              summary={
                <>
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
                </>
              }
            >
              <dl className="programme-facts">
                <dt>{t('programme.field.answers')}</dt>
                <dd>{one.owner_name}</dd>
                <dt>{t('programme.kind')}</dt>
                <dd>
                  {one.type_name}, {one.settled_name}
                </dd>
                <dt>{t('programme.field.baseline')}</dt>
                <dd>
                  {one.baseline === null ? '–' : said(one.baseline, one.decimals)} {one.unit},{' '}
                  {one.baseline_date.slice(0, 4)} ({one.baseline_source})
                </dd>
                <dt>{t('programme.field.target')}</dt>
                <dd>{year(one.targets, one.decimals) || '–'}</dd>
                <dt>{t('programme.measured')}</dt>
                <dd>{year(one.realised, one.decimals) || t('programme.notMeasured')}</dd>
                {one.planned_money.length > 0 && (
                  <>
                    <dt>{t('programme.plannedKroner')}</dt>
                    <dd>{year(one.planned_money)}</dd>
                    <dt>{t('programme.realisedKroner')}</dt>
                    <dd>{year(one.realised_money) || one.not_released || t('programme.nothingYet')}</dd>
                  </>
                )}
                {one.planned_money.length > 0 && one.not_released && (
                  <>
                    <dt>{t('programme.moneyGoes')}</dt>
                    <dd>{one.not_released}</dd>
                  </>
                )}
                {one.effect && (
                  <>
                    <dt>{t('programme.comesOf')}</dt>
                    <dd>{one.effect}</dd>
                  </>
                )}
                {one.chain.map((link) => (
                  <div key={link.name} className="programme-pair">
                    <dt>{link.name}</dt>
                    <dd>{link.text}</dd>
                  </div>
                ))}
                {(['preconditions', 'disadvantages'] as const).map(
                  (key) =>
                    one[key].length > 0 && (
                      <div key={key} className="programme-pair">
                        <dt>{t(`programme.${key}`)}</dt>
                        <dd>{one[key].join('; ')}</dd>
                      </div>
                    ),
                )}
                {one.corrections.length > 0 && (
                  <>
                    <dt>{t('programme.corrected')}</dt>
                    <dd>
                      {one.corrections.map((each) => (
                        <p key={each}>{each}</p>
                      ))}
                    </dd>
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
              {one.typed.realised && (
                <Edit form={forms?.gains.realised(one.id, one.unit, one.realised)} onEdit={onEdit} about={one.name} />
              )}
              {one.typed.realised_money && (
                <Edit
                  form={forms?.gains.money(one.id, 'realised_money', one.realised_money)}
                  onEdit={onEdit}
                  about={one.name}
                />
              )}
              {one.typed.planned_money && (
                <Edit form={forms?.gains.money(one.id, 'planned_money', [])} onEdit={onEdit} about={one.name} />
              )}
              {one.typed.target && (
                <Edit form={forms?.gains.target(one.id, one.unit)} onEdit={onEdit} about={one.name} />
              )}
              <Edit form={forms?.gains.deviation(one.id, one.deviation, one.action)} onEdit={onEdit} about={one.name} />
              <Change what="gain" id={one.id} about={one.name} forms={forms} onEdit={onEdit} />
            </Folded>
          </li>
        ))}
      </ul>
      <More shown={programme.gains.length} all={programme.counts.gains ?? 0} />
      {forms && (
        <>
          <LoadedForm
            title={t('programme.addGainOf')}
            lead={t('programme.addGainOfLead')}
            load={forms.measures}
            formOf={(measures) => forms.gains.follow(measures, follow)}
            onEdit={onEdit}
            wanted={follow !== ''}
          />
          <LoadedForm
            title={t('programme.addGainBy')}
            lead={t('programme.addGainByLead')}
            load={forms.published}
            formOf={(figures) => forms.gains.published(figures, said)}
            onEdit={onEdit}
          />
        </>
      )}
      <Edit form={forms?.add('gain')} onEdit={onEdit} />
    </Section>
  );
}
