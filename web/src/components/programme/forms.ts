// The forms of a programme: which fields each has, and what they change in the file.
import type { Programme, ProgrammeChoices, ProgrammeEdit } from '../../api/types';
import type { Translate } from '../../state/app';
import { today } from '../../state/programme';
import { roleId, type FieldOf, type Values } from './EditForm';

export interface FormOf {
  title: string;
  button: string;
  fields: FieldOf[];
  edit: (values: Values) => ProgrammeEdit;
}

export const text = (values: Values, key: string) => String(values[key] ?? '').trim();
export const list = (values: Values, key: string) => (values[key] as string[] | undefined) ?? [];
export const lines = (values: Values, key: string) =>
  text(values, key)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/// Only what was filled in; a comma is a decimal sign.
export function filled(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).filter(
      ([, value]) => value !== '' && value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );
}
export const number = (values: Values, key: string) => {
  const written = text(values, key).replace(',', '.');
  return written === '' ? '' : Number(written);
};

export class Forms {
  constructor(
    protected readonly t: Translate,
    protected readonly choices: ProgrammeChoices,
    protected readonly programme: Programme,
    protected readonly firstYear: number, // of what has not ended
  ) {}

  protected label = (key: string) => this.t(`programme.field.${key}`);
  protected role = (values: Values, key: string) => roleId(text(values, key), this.choices.roles);
  protected field = (key: string, rest: Partial<FieldOf> = {}): FieldOf => ({ key, label: this.label(key), ...rest });
  protected roleField = (key: string, rest: Partial<FieldOf> = {}): FieldOf =>
    this.field(key, { as: 'role', choices: this.choices.roles, ...rest });
  protected projectField = (): FieldOf =>
    this.field('project', {
      as: 'choice',
      choices: this.programme.projects,
      more: true,
      start: this.programme.projects[0]?.id ?? '',
    });

  task(): FormOf {
    return {
      title: this.t('programme.addTask'),
      button: this.t('programme.add'),
      fields: [
        this.field('task', { needed: true }),
        this.roleField('doer'),
        this.field('from', { as: 'date', needed: true, start: today() }),
        this.field('to', { as: 'date', needed: true }),
        this.projectField(),
        this.field('after', {
          as: 'choice',
          more: true,
          choices: this.programme.tasks.map((one) => ({ id: one.id, name: one.name })),
        }),
        this.field('deadline', { as: 'date', more: true }),
        this.field('effort', { as: 'number', more: true }),
      ],
      edit: (values) => ({
        do: 'add',
        what: 'task',
        values: filled({
          name: text(values, 'task'),
          project: text(values, 'project'),
          role: this.role(values, 'doer'),
          from: text(values, 'from'),
          to: text(values, 'to'),
          after: text(values, 'after') ? [text(values, 'after')] : [],
          deadline: text(values, 'deadline'),
          effort: number(values, 'effort'),
        }),
      }),
    };
  }

  done(id: string): FormOf {
    return {
      title: this.t('programme.markDone'),
      button: this.t('programme.markDone'),
      fields: [this.field('done', { as: 'date', needed: true, start: today() })],
      edit: (values) => ({ do: 'change', what: 'task', id, values: { done: text(values, 'done') } }),
    };
  }

  mandate(): FormOf {
    const { mandate } = this.programme;
    return {
      title: this.t('programme.adoptMandate'),
      button: this.t('programme.save'),
      fields: [
        this.field('mandate', { as: 'long', needed: true, start: mandate.text }),
        this.roleField('adopted_by', { needed: true, start: mandate.adopted_by_name }),
        this.field('adopted', { as: 'date', needed: true, start: mandate.adopted ?? '' }),
        this.field('case', { more: true, start: mandate.case }),
      ],
      edit: (values) => ({
        do: 'change',
        what: 'mandate',
        values: filled({
          text: text(values, 'mandate'),
          adopted_by: this.role(values, 'adopted_by'),
          adopted: text(values, 'adopted'),
          case: text(values, 'case'),
        }),
      }),
    };
  }

  decision(): FormOf {
    return {
      title: this.t('programme.addDecision'),
      button: this.t('programme.add'),
      fields: [
        this.field('decision', { needed: true }),
        this.roleField('body', { needed: true }),
        this.field('date', { as: 'date', needed: true, start: today() }),
        this.field('figures', {
          as: 'checks',
          choices: this.choices.figures,
          start: this.choices.figures.slice(0, 3).map((one) => one.id),
        }),
        this.field('figures_year', { as: 'number', needed: true, start: '2040' }),
        this.field('case', { more: true }),
        this.field('asked_body', { as: 'long', more: true }),
        this.field('tolerance', { as: 'number', more: true, start: '10' }),
        this.field('alternatives', { as: 'long', more: true }),
        this.field('chosen', { more: true }),
        this.field('minutes', { as: 'long', more: true }),
        this.field('measures', { as: 'long', more: true }),
        this.field('heard', {
          as: 'checks',
          more: true,
          choices: this.programme.involvement.map((one) => ({ id: one.id, name: `${one.who_name}, ${one.arena}` })),
        }),
        this.field('point', { more: true }),
        this.projectField(),
      ],
      edit: (values) => ({
        do: 'add',
        what: 'decision',
        values: filled({
          name: text(values, 'decision'),
          project: text(values, 'project'),
          body: this.role(values, 'body'),
          case: text(values, 'case'),
          date: text(values, 'date'),
          asked: text(values, 'asked_body'),
          point: text(values, 'point'),
          alternatives: lines(values, 'alternatives'),
          chosen: text(values, 'chosen'),
          minutes: text(values, 'minutes'),
          measures: lines(values, 'measures'),
          involvement: list(values, 'heard'),
          ...(list(values, 'figures').length
            ? {
                figures: list(values, 'figures'),
                year: Math.round(Number(number(values, 'figures_year'))),
                tolerance_percent: number(values, 'tolerance') || 10,
              }
            : {}),
        }),
      }),
    };
  }

  group(): FormOf {
    const usual = ['union_representative', 'safety_delegate', 'leader', 'employee', 'politician', 'user', 'volunteer'];
    return {
      title: this.t('programme.addGroup'),
      button: this.t('programme.add'),
      fields: [
        this.field('group', { needed: true }),
        this.field('kind', { as: 'choice', needed: true, choices: this.choices.group_kinds, start: 'project' }),
        this.roleField('leads', { needed: true }),
        this.field('members', {
          as: 'checks',
          choices: usual.flatMap((id) => this.choices.roles.filter((one) => one.id === id)),
          start: ['union_representative', 'safety_delegate'],
        }),
        this.projectField(),
      ],
      edit: (values) => ({
        do: 'add',
        what: 'group',
        values: filled({
          name: text(values, 'group'),
          kind: text(values, 'kind'),
          project: text(values, 'project'),
          leader: this.role(values, 'leads'),
          member: list(values, 'members').map((role) => ({ role })),
        }),
      }),
    };
  }

  member(id: string, role = ''): FormOf {
    return {
      title: this.t('programme.addMember'),
      button: this.t('programme.add'),
      fields: [
        this.roleField('member', { needed: true, start: role }),
        this.field('count', { as: 'number', start: '1' }),
      ],
      edit: (values) => ({
        do: 'put',
        what: 'group',
        id,
        list: 'member',
        by: 'role',
        values: {
          role: this.role(values, 'member'),
          count: Math.max(1, Math.round(Number(number(values, 'count')) || 1)),
        },
      }),
    };
  }

  meeting(id: string): FormOf {
    return {
      title: this.t('programme.addMeeting'),
      button: this.t('programme.add'),
      fields: [
        this.field('date', { as: 'date', needed: true }),
        this.field('clock_from', { needed: true, start: '09:00' }),
        this.field('clock_to', { needed: true, start: '11:00' }),
        this.field('minutes', { as: 'long', more: true }),
      ],
      edit: (values) => ({
        do: 'put',
        what: 'group',
        id,
        list: 'meeting',
        by: 'date',
        values: filled({
          date: text(values, 'date'),
          from: text(values, 'clock_from'),
          to: text(values, 'clock_to'),
          minutes: text(values, 'minutes'),
        }),
      }),
    };
  }

  involvement(): FormOf {
    return {
      title: this.t('programme.addHeard'),
      button: this.t('programme.add'),
      fields: [
        this.roleField('who', { needed: true }),
        this.field('arena', { needed: true }),
        this.field('date', { as: 'date', needed: true, start: today() }),
        this.field('step', { as: 'choice', needed: true, choices: this.choices.steps, start: 'consult' }),
        this.field('asked', { as: 'long', needed: true }),
        this.field('said', { as: 'long' }),
        this.field('changed', { as: 'long', more: true }),
        this.field('answer', { as: 'long', more: true }),
        this.field('answered', { as: 'date', more: true }),
        this.field('keep_until', { as: 'date', more: true }),
        this.projectField(),
      ],
      edit: (values) => ({
        do: 'add',
        what: 'involvement',
        values: filled({
          project: text(values, 'project'),
          arena: text(values, 'arena'),
          who: this.role(values, 'who'),
          step: text(values, 'step'),
          date: text(values, 'date'),
          asked: text(values, 'asked'),
          said: text(values, 'said'),
          changed: text(values, 'changed'),
          answer: text(values, 'answer'),
          answered: text(values, 'answered'),
          keep_until: text(values, 'keep_until'),
        }),
      }),
    };
  }

  answer(id: string): FormOf {
    return {
      title: this.t('programme.giveAnswer'),
      button: this.t('programme.save'),
      fields: [
        this.field('answer', { as: 'long', needed: true }),
        this.field('answered', { as: 'date', needed: true, start: today() }),
        this.field('changed', { as: 'long', more: true }),
      ],
      edit: (values) => ({
        do: 'change',
        what: 'involvement',
        id,
        values: filled({
          answer: text(values, 'answer'),
          answered: text(values, 'answered'),
          changed: text(values, 'changed'),
        }),
      }),
    };
  }

  gain(): FormOf {
    return {
      title: this.t('programme.addGain'),
      button: this.t('programme.add'),
      fields: [
        this.field('gain', { needed: true }),
        this.roleField('answers', { needed: true }),
        this.field('unit', { needed: true, hint: this.t('programme.unitHint') }),
        this.field('baseline', { as: 'number', needed: true }),
        this.field('baseline_date', { as: 'date', needed: true }),
        this.field('baseline_source', { needed: true }),
        this.field('target_year', { as: 'number', needed: true, start: String(this.firstYear + 1) }),
        this.field('target', { as: 'number', needed: true }),
        this.field('gain_type', { as: 'choice', needed: true, choices: this.choices.gain_types, start: 'saved_time' }),
        this.field('settled', { as: 'choice', needed: true, choices: this.choices.settlements, start: 'time_only' }),
        this.field('planned_money', { as: 'number', hint: this.t('programme.moneyHint') }),
        this.projectField(),
      ],
      edit: (values) => ({
        do: 'add',
        what: 'gain',
        values: filled({
          name: text(values, 'gain'),
          project: text(values, 'project'),
          owner: this.role(values, 'answers'),
          unit: text(values, 'unit'),
          type: text(values, 'gain_type'),
          settled: text(values, 'settled'),
          baseline: {
            value: number(values, 'baseline'),
            date: text(values, 'baseline_date'),
            source: text(values, 'baseline_source'),
          },
          target: [{ year: Math.round(Number(number(values, 'target_year'))), value: number(values, 'target') }],
          planned_money:
            number(values, 'planned_money') === ''
              ? []
              : [{ year: Math.round(Number(number(values, 'target_year'))), value: number(values, 'planned_money') }],
        }),
      }),
    };
  }

  /// A year's measured value, kroner out of the budget, planned kroner, or the reason why it became another.
  realised(id: string, unit: string, before: readonly { year: number }[]): FormOf {
    return {
      title: this.t('programme.addRealised'),
      button: this.t('programme.save'),
      fields: [
        this.field('year', { as: 'number', needed: true, start: String(this.firstYear - 1) }),
        this.field('measured', { as: 'number', needed: true, hint: unit }),
        this.field('measured_source', { needed: true }),
        ...this.reasonField(before),
      ],
      edit: (values) => ({
        do: 'put',
        what: 'gain',
        id,
        list: 'realised',
        by: 'year',
        values: filled({
          year: Math.round(Number(number(values, 'year'))),
          value: number(values, 'measured'),
          source: text(values, 'measured_source'),
          reason: text(values, 'reason'),
        }),
      }),
    };
  }

  /// A year that has something already is corrected with a reason; both stay.
  private reasonField = (before: readonly { year: number }[]): FieldOf[] =>
    before.length
      ? [
          this.field('reason', {
            hint: this.t('programme.reasonHint', { years: before.map((one) => one.year).join(', ') }),
          }),
        ]
      : [];

  money(id: string, which: 'realised_money' | 'planned_money', before: readonly { year: number }[]): FormOf {
    const has = which === 'realised_money';
    return {
      title: this.t(has ? 'programme.addRealisedMoney' : 'programme.addPlannedMoney'),
      button: this.t('programme.save'),
      fields: [
        this.field('year', { as: 'number', needed: true, start: String(has ? this.firstYear - 1 : this.firstYear) }),
        this.field('kroner', { as: 'number', needed: true }),
        ...(has ? [this.field('measured_source', { needed: true, start: this.t('programme.accounts') })] : []),
        ...(has ? this.reasonField(before) : []),
      ],
      edit: (values) => ({
        do: 'put',
        what: 'gain',
        id,
        list: which,
        by: 'year',
        values: filled({
          year: Math.round(Number(number(values, 'year'))),
          value: number(values, 'kroner'),
          source: has ? text(values, 'measured_source') : '',
          reason: has ? text(values, 'reason') : '',
        }),
      }),
    };
  }

  deviation(id: string, reason: string, action: string): FormOf {
    return {
      title: this.t('programme.addDeviation'),
      button: this.t('programme.save'),
      fields: [
        this.field('deviation', { as: 'long', needed: true, start: reason }),
        this.field('action', { as: 'long', needed: true, start: action }),
      ],
      edit: (values) => ({
        do: 'change',
        what: 'gain',
        id,
        values: { deviation: text(values, 'deviation'), action: text(values, 'action') },
      }),
    };
  }

  response(id: string): FormOf {
    return {
      title: this.t('programme.addResponse'),
      button: this.t('programme.save'),
      fields: [this.field('response', { as: 'long', needed: true })],
      edit: (values) => ({ do: 'change', what: 'risk', id, values: { response: text(values, 'response') } }),
    };
  }

  risk(): FormOf {
    return {
      title: this.t('programme.addRisk'),
      button: this.t('programme.add'),
      fields: [
        this.field('risk', { needed: true }),
        this.field('likelihood', { as: 'number', needed: true, start: '3' }),
        this.field('consequence', { as: 'number', needed: true, start: '3' }),
        this.field('response', { as: 'long' }),
        this.roleField('answers', { more: true }),
        this.projectField(),
      ],
      edit: (values) => ({
        do: 'add',
        what: 'risk',
        values: filled({
          name: text(values, 'risk'),
          project: text(values, 'project'),
          owner: this.role(values, 'answers'),
          likelihood: Math.round(Number(number(values, 'likelihood'))),
          consequence: Math.round(Number(number(values, 'consequence'))),
          response: text(values, 'response'),
        }),
      }),
    };
  }
}
