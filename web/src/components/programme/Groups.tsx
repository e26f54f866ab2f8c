// Who meets, what can go wrong, and the year.
import { Heading, Tag } from '@digdir/designsystemet-react';
import { ReportChart } from '../../charts/ReportChart';
import { useApp } from '../../state/app';
import { dayWords } from '../../state/format';
import { Change, Edit, More, Section, Sure, type Props, Folded } from './Part';

export function Groups({ programme, forms, onEdit }: Props) {
  const { t, language } = useApp();
  return (
    <Section id="groups" title={t('programme.groups')} lead={t('programme.groupsLead')}>
      <ul className="plain programme-things">
        {programme.groups.map((one) => (
          <li key={one.id} id={`group-${one.id}`} tabIndex={-1}>
            <Folded
              summary={
                <>
                  {one.name}{' '}
                  <Tag data-size="sm" data-color={one.missing.length ? 'warning' : 'success'}>
                    {one.missing.length
                      ? t('programme.missing', { names: one.missing.map((role) => role.name.toLowerCase()).join(', ') })
                      : t('programme.complete')}
                  </Tag>
                  <span className="subtle programme-roles">{one.members.map((member) => member.name).join(' · ')}</span>
                </>
              }
            >
              <p className="subtle">
                {one.kind_name}, {t('programme.ledBy', { name: one.leader_name.toLowerCase() })}
              </p>
              <ul className="plain bullets">
                {one.members.map((member) => (
                  <li key={member.role}>
                    {member.name}
                    {member.count > 1 && ` × ${member.count}`}
                    {forms && member.role !== one.leader && (
                      <Sure
                        ask={t('programme.removeMember')}
                        warning={t('programme.removeSure', { name: member.name })}
                        yes={t('programme.remove')}
                        no={t('programme.removeNo')}
                        about={member.name}
                        onYes={() =>
                          onEdit({
                            do: 'remove',
                            what: 'group',
                            id: one.id,
                            list: 'member',
                            by: 'role',
                            values: { role: member.role },
                          })
                        }
                      />
                    )}
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
                      {forms && !meeting.cancelled && meeting.date > programme.on && (
                        <Sure
                          ask={t('programme.cancelMeeting')}
                          warning={t('programme.cancelSure')}
                          yes={t('programme.cancelMeeting')}
                          no={t('programme.removeNo')}
                          about={`${one.name} ${dayWords(meeting.date, language)}`}
                          onYes={() =>
                            onEdit({
                              do: 'put',
                              what: 'group',
                              id: one.id,
                              list: 'meeting',
                              by: 'date',
                              values: { date: meeting.date, cancelled: true },
                            })
                          }
                        />
                      )}
                    </li>
                  ))}
                </ul>
              )}
              <Edit form={forms?.plan.member(one.id, one.missing[0]?.name ?? '')} onEdit={onEdit} />
              <Edit form={forms?.plan.meeting(one.id)} onEdit={onEdit} />
              <Change what="group" id={one.id} about={one.name} forms={forms} onEdit={onEdit} />
            </Folded>
          </li>
        ))}
      </ul>
      <More shown={programme.groups.length} all={programme.counts.groups ?? 0} />
      <Edit form={forms?.add('group')} onEdit={onEdit} />
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
              <Edit form={forms?.plan.response(one.id)} onEdit={onEdit} about={one.name} />
            )}
            <Change what="risk" id={one.id} about={one.name} forms={forms} onEdit={onEdit} />
          </li>
        ))}
      </ul>
      <Edit form={forms?.add('risk')} onEdit={onEdit} />
    </Section>
  );
}

/// The year: as a wheel, what comes next, and what comes every year.
export function Wheel({ programme, forms, onEdit, place }: Props & { place: string }) {
  const { t, language } = useApp();
  const day = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : `${language}-NO`, {
    day: 'numeric',
    month: 'long',
  });
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
      <Folded summary={<>{t('programme.everyYear', { count: programme.yearly.length })}</>}>
        <ul className="plain programme-things">
          {programme.yearly.map((one) => (
            <li key={one.id} id={`yearly-${one.id}`}>
              {day.format(new Date(2026, one.month - 1, one.day))}: {one.name}
              {one.body_name && `, ${one.body_name}`}
              {one.papers > 0 && <span className="subtle"> ({t('programme.papers', { count: one.papers })})</span>}
              <Change what="yearly" id={one.id} about={one.name} forms={forms} onEdit={onEdit} />
            </li>
          ))}
        </ul>
        <Edit form={forms?.add('yearly')} onEdit={onEdit} />
      </Folded>
    </Section>
  );
}
