// What a programme's file holds, thing by thing: which fields each has on the page, and where they stand in the file. The forms that add and those that correct are
// both made of this.
import type { Programme, ProgrammeChoices } from '../../api/types';
import type { Translate } from '../../state/app';
import { today } from '../../state/programme';
import { roleId, type Choice, type FieldOf, type Values } from './EditForm';

export type What =
  | 'capacity'
  | 'consultation'
  | 'decision'
  | 'evaluation'
  | 'gain'
  | 'gathering'
  | 'group'
  | 'indicator'
  | 'involvement'
  | 'mandate'
  | 'phase'
  | 'project'
  | 'promise'
  | 'risk'
  | 'support'
  | 'task'
  | 'yearly';

/// A thing's keys as the file has them.
export type Raw = Record<string, unknown>;

export interface Written extends FieldOf {
  /// Its key in the file; "baseline.value": within a table of its own. None: it is put together by the form.
  writes?: string;
  whole?: boolean; // a number without decimals
  lines?: boolean; // a list, one on each line
  only?: 'add' | 'change';
}

export const text = (values: Values, key: string) => String(values[key] ?? '').trim();
export const list = (values: Values, key: string) => (values[key] as string[] | undefined) ?? [];
export const lines = (values: Values, key: string) =>
  text(values, key)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
/// A comma is a decimal sign.
export const number = (values: Values, key: string) => {
  const written = text(values, key).replace(',', '.');
  return written === '' ? '' : Number(written);
};
export const whole = (value: number | '') => (value === '' ? '' : Math.round(value));

const isEmpty = (value: unknown) =>
  value === '' || value === undefined || value === null || (Array.isArray(value) && value.length === 0);
/// Only what was filled in.
export const filled = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)));

/// What a field says, as the file has it.
function said(field: Written, values: Values, roles: readonly Choice[]): unknown {
  if (field.as === 'checks') return list(values, field.key);
  if (field.as === 'flag') return text(values, field.key) === 'yes' || '';
  if (field.as === 'number' || field.whole)
    return field.whole ? whole(number(values, field.key)) : number(values, field.key);
  if (field.as === 'role') return roleId(text(values, field.key), roles);
  return field.lines ? lines(values, field.key) : text(values, field.key);
}

/// What the fields say, by key in the file. `empty`: what an empty field says; null takes the key away. `raw`: what a table has that no field speaks of stays.
export function keysOf(
  fields: readonly Written[],
  values: Values,
  roles: readonly Choice[],
  empty: null | undefined,
  raw: Raw = {},
): Record<string, unknown> {
  const keys: Record<string, unknown> = {};
  for (const field of fields) {
    if (!field.writes) continue;
    const value = said(field, values, roles);
    const [outer, inner] = field.writes.split('.') as [string, string?];
    if (inner) {
      const table: Raw = { ...((keys[outer] ?? raw[outer] ?? {}) as Raw) };
      if (isEmpty(value)) delete table[inner];
      else table[inner] = value;
      if (Object.keys(table).length) keys[outer] = table;
      else if (empty === null) keys[outer] = null;
      else delete keys[outer];
    } else if (!isEmpty(value)) keys[outer] = value;
    else if (empty === null) keys[outer] = null;
  }
  return keys;
}

/// A field that begins with what the file has.
export function startedWith<F extends Written>(field: F, raw: Raw, roles: readonly Choice[]): F {
  if (!field.writes) return field;
  const [outer, inner] = field.writes.split('.') as [string, string?];
  const found = inner ? (raw[outer] as Raw | undefined)?.[inner] : raw[outer];
  if (field.as === 'checks') return { ...field, start: ((found as unknown[] | undefined) ?? []).map(String) };
  if (field.as === 'flag') return { ...field, start: found ? 'yes' : '' };
  if (Array.isArray(found)) return { ...field, start: found.join('\n') };
  const start = found === undefined || found === null ? '' : String(found);
  return { ...field, start: field.as === 'role' ? (roles.find((one) => one.id === start)?.name ?? start) : start };
}

export class Things {
  constructor(
    protected readonly t: Translate,
    protected readonly choices: ProgrammeChoices,
    protected readonly programme: Programme,
    protected readonly firstYear: number, // of what has not ended
    protected readonly language: string,
  ) {}

  protected field = (key: string, writes: string | undefined, rest: Partial<Written> = {}): Written => ({
    key,
    label: this.t(`programme.field.${key}`),
    ...(writes ? { writes } : {}),
    ...rest,
  });
  protected role = (key: string, writes: string | undefined, rest: Partial<Written> = {}) =>
    this.field(key, writes, { as: 'role', choices: this.choices.roles, ...rest });
  private choice = (key: string, writes: string, choices: readonly Choice[], rest: Partial<Written> = {}) =>
    this.field(key, writes, { as: 'choice', choices, ...rest });
  private named = (prefix: string, ids: readonly string[]) =>
    ids.map((id) => ({ id, name: this.t(`programme.${prefix}.${id}`) }));
  protected projectField = (): Written =>
    this.choice('project', 'project', this.programme.projects, {
      more: true,
      start: this.programme.projects[0]?.id ?? '',
    });

  /// The fields of a thing, in the order of its form.
  fields(what: What): Written[] {
    return this[what]();
  }

  private task = (): Written[] => [
    this.field('task', 'name', { needed: true }),
    this.role('doer', 'role'),
    this.field('from', 'from', { as: 'date', needed: true, start: today(), only: 'add' }),
    this.field('to', 'to', { as: 'date', needed: true, only: 'add' }),
    this.field('earliest', 'earliest', { as: 'date', only: 'change' }),
    this.field('days', 'days', { as: 'number', whole: true, only: 'change' }),
    this.field('done', 'done', { as: 'date', only: 'change' }),
    this.projectField(),
    this.field('after', 'after', {
      as: 'checks',
      more: true,
      choices: this.programme.tasks.map((one) => ({ id: one.id, name: one.name })),
    }),
    this.field('deadline', 'deadline', { as: 'date', more: true }),
    this.field('effort', 'effort', { as: 'number', more: true }),
  ];

  private mandate = (): Written[] => [
    this.field('mandate', 'text', { as: 'long', needed: true }),
    this.role('adopted_by', 'adopted_by', { needed: true }),
    this.field('adopted', 'adopted', { as: 'date', needed: true }),
    ...(this.programme.mandate.adopted ? [this.field('replaces', 'replaces', { as: 'flag' })] : []),
    this.field('case', 'case', { more: true }),
    this.field('template', 'template', { more: true }),
    this.field('mandate_version', 'version', { more: true }),
  ];

  private decision = (): Written[] => [
    this.field('decision', 'name', { needed: true }),
    this.role('body', 'body', { needed: true }),
    this.field('date', 'date', { as: 'date', needed: true, start: today() }),
    this.field('figures', 'figures', {
      as: 'checks',
      only: 'add',
      choices: this.choices.figures,
      start: this.choices.figures.slice(0, 3).map((one) => one.id),
    }),
    this.field('figures_year', 'year', { as: 'number', whole: true, needed: true, start: '2040', only: 'add' }),
    this.field('case', 'case', { more: true }),
    this.field('asked_body', 'asked', { as: 'long', more: true }),
    this.field('tolerance', 'tolerance_percent', { as: 'number', more: true, start: '10', only: 'add' }),
    this.field('alternatives', 'alternatives', { as: 'long', lines: true, more: true }),
    this.field('chosen', 'chosen', { more: true }),
    this.field('minutes', 'minutes', { as: 'long', more: true }),
    this.field('measures', 'measures', { as: 'long', lines: true, more: true }),
    this.field('heard', 'involvement', {
      as: 'checks',
      more: true,
      choices: this.programme.involvement.map((one) => ({ id: one.id, name: `${one.who_name}, ${one.arena}` })),
    }),
    this.field('point', 'point', { more: true }),
    this.projectField(),
  ];

  private group = (): Written[] => [
    this.field('group', 'name', { needed: true }),
    this.choice('kind', 'kind', this.choices.group_kinds, { needed: true, start: 'project' }),
    this.role('leads', 'leader', { needed: true }),
    this.field('members', undefined, {
      as: 'checks',
      only: 'add',
      choices: [
        'union_representative',
        'safety_delegate',
        'leader',
        'employee',
        'politician',
        'user',
        'volunteer',
      ].flatMap((id) => this.choices.roles.filter((one) => one.id === id)),
      start: ['union_representative', 'safety_delegate'],
    }),
    this.field('papers', 'papers', { as: 'number', whole: true, more: true }),
    this.projectField(),
  ];

  private involvement = (): Written[] => [
    this.role('who', 'who', { needed: true }),
    this.field('arena', 'arena', { needed: true }),
    this.choice('form', 'form', this.formChoices()),
    this.field('date', 'date', { as: 'date', needed: true, start: today() }),
    this.choice('step', 'step', this.choices.steps, { needed: true, start: 'consult' }),
    this.field('asked', 'asked', { as: 'long', needed: true }),
    this.field('said', 'said', { as: 'long' }),
    this.field('changed', 'changed', { as: 'long', more: true }),
    this.field('answer', 'answer', { as: 'long', more: true }),
    this.field('answered', 'answered', { as: 'date', more: true }),
    this.field('keep_until', 'keep_until', { as: 'date', more: true }),
    this.projectField(),
  ];
  /// Where a project is about doing with less, a form that does not suit that says so.
  private formChoices = (): Choice[] =>
    this.choices.forms.map(({ id, name, about }) => ({
      id,
      name: about && this.programme.projects.some((one) => one.saving) ? `${name} (${about})` : name,
    }));

  private gain = (): Written[] => [
    this.field('gain', 'name', { needed: true }),
    this.role('answers', 'owner', { needed: true }),
    this.field('unit', 'unit', { needed: true, hint: this.t('programme.unitHint') }),
    this.field('baseline', 'baseline.value', { as: 'number', needed: true }),
    this.field('baseline_date', 'baseline.date', { as: 'date', needed: true }),
    this.field('baseline_source', 'baseline.source', { needed: true }),
    this.field('target_year', undefined, {
      as: 'number',
      needed: true,
      start: String(this.firstYear + 1),
      only: 'add',
    }),
    this.field('target', undefined, { as: 'number', needed: true, only: 'add' }),
    this.choice('gain_type', 'type', this.choices.gain_types, { needed: true, start: 'saved_time' }),
    this.choice('settled', 'settled', this.choices.settlements, { needed: true, start: 'time_only' }),
    this.field('planned_money', undefined, { as: 'number', hint: this.t('programme.moneyHint'), only: 'add' }),
    ...['preconditions', 'disadvantages'].map((key) => this.field(key, key, { as: 'long', lines: true, more: true })),
    ...['input', 'activity', 'product', 'user_effect', 'society_effect'].map((key) =>
      this.field(key, `chain.${key}`, { more: true }),
    ),
    this.choice('confidence', 'confidence', this.choices.confidences, { more: true, start: 'middle' }),
    ...['service', 'account', 'source', 'how_often'].map((key) =>
      this.field(key, key === 'how_often' ? 'measured' : key, { more: true }),
    ),
    this.projectField(),
  ];

  private risk = (): Written[] => [
    this.field('risk', 'name', { needed: true }),
    this.field('likelihood', 'likelihood', { as: 'number', whole: true, needed: true, start: '3' }),
    this.field('consequence', 'consequence', { as: 'number', whole: true, needed: true, start: '3' }),
    this.field('response', 'response', { as: 'long' }),
    this.role('answers', 'owner', { more: true }),
    this.projectField(),
  ];

  private consultation = (): Written[] => {
    const decisions = this.programme.decisions;
    const alternatives = decisions.find((one) => one.alternatives.length > 0)?.alternatives ?? [];
    return [
      this.field('consultation', 'name', { needed: true }),
      this.field('opens', 'opens', { as: 'date', needed: true, start: today() }),
      this.field('closes', 'closes', { as: 'date', needed: true }),
      this.field('question', undefined, { needed: true, only: 'add' }),
      this.field('choices', undefined, { as: 'long', needed: true, start: alternatives.join('\n'), only: 'add' }),
      this.field('second_question', undefined, { more: true, only: 'add' }),
      this.field('second_choices', undefined, { as: 'long', more: true, only: 'add' }),
      this.choice(
        'for_decision',
        'decision',
        decisions.map(({ id, name }) => ({ id, name })),
        { more: true },
      ),
      this.field('answer', 'answer', { as: 'long', more: true, only: 'change' }),
      this.field('answered', 'answered', { as: 'date', more: true, only: 'change' }),
      this.field('keep_until', 'keep_until', { as: 'date', more: true }),
      this.projectField(),
    ];
  };

  private promise = (): Written[] => [
    this.field('promise', 'name', { needed: true }),
    this.field('promised_in', 'source', { needed: true }),
    this.field('at_least', 'at_least', { as: 'number' }),
    this.field('promise_from', 'from', { as: 'number', whole: true, needed: true, start: String(this.firstYear) }),
    this.choice('promise_figure', 'figure', this.choices.figures, { hint: this.t('programme.promiseHint') }),
    this.field('possible', undefined, { as: 'number', only: 'add' }),
    this.field('possible_source', undefined, { only: 'add' }),
    this.field('place', 'place', { more: true }),
  ];

  private indicator = (): Written[] => [
    this.field('indicator', 'name', { needed: true }),
    this.choice(
      'indicator_kind',
      'kind',
      this.named('indicator', ['training', 'go_live', 'e_message', 'standard', 'welfare_technology', 'other']),
      { needed: true, start: 'training' },
    ),
    this.field('unit', 'unit', { needed: true }),
    this.field('target', 'target', { as: 'number', needed: true }),
    this.field('target_year', 'target_year', {
      as: 'number',
      whole: true,
      needed: true,
      start: String(this.firstYear + 1),
    }),
    this.field('risk_borne_by', 'risk_borne_by', { more: true }),
    this.projectField(),
  ];

  private capacity = (): Written[] => [
    this.role('who_does', 'role', { needed: true }),
    this.field('days_per_week', 'days_per_week', { as: 'number', needed: true }),
  ];

  private support = (): Written[] => [
    this.field('support', 'name', { needed: true }),
    this.choice('support_kind', 'kind', this.named('support', ['grant', 'outside_help']), {
      needed: true,
      start: 'grant',
    }),
    this.field('from_whom', 'from_whom', { needed: true }),
    this.field('amount', 'amount', { as: 'number' }),
    this.field('used', 'used', { as: 'number', more: true }),
    this.field('use', 'use', { more: true }),
    this.field('from', 'from', { as: 'date', more: true }),
    this.field('to', 'to', { as: 'date', more: true }),
    this.field('report_by', 'report_by', { as: 'date', more: true }),
    this.projectField(),
  ];

  private gathering = (): Written[] => [
    this.field('gathering', 'name', { needed: true }),
    this.field('date', 'from', { as: 'date', needed: true, start: today() }),
    this.field('themes', 'themes', { as: 'long', lines: true }),
    this.field('lessons', 'lessons', { as: 'long', lines: true }),
    this.field('place', 'place', { more: true }),
    this.field('before_next', 'before_next', { as: 'long', lines: true, more: true }),
    this.field('way_ahead', 'way_ahead', { as: 'long', lines: true, more: true }),
    this.field('shared', 'shared', { as: 'flag', more: true }),
  ];

  private evaluation = (): Written[] => [
    this.field('evaluation', 'name', { needed: true }),
    this.choice('evaluated', 'of', this.named('evaluation', ['service', 'process']), {
      needed: true,
      start: 'service',
    }),
    this.role('evaluated_by', 'by', { needed: true }),
    this.field('date', 'date', { as: 'date', needed: true, start: today() }),
    this.field('lessons', 'lessons', { as: 'long', lines: true }),
    this.field('changes_made', 'changes', { as: 'long', lines: true, more: true }),
    this.field('method', 'method', { more: true }),
    this.field('shared', 'shared', { as: 'flag', more: true }),
    this.projectField(),
  ];

  private phase = (): Written[] => [
    this.field('phase', 'name', { needed: true }),
    this.field('from', 'from', { as: 'date', needed: true }),
    this.field('to', 'to', { as: 'date', needed: true }),
    this.field('point', 'decision_point', { more: true }),
  ];

  private project = (): Written[] => [
    this.field('project_name', 'name', { needed: true }),
    this.role('owner', 'owner', { needed: true }),
    this.field('subjects', 'subjects', {
      as: 'checks',
      choices: this.choices.subjects,
      hint: this.t('programme.subjectsHint'),
    }),
    this.field('saving', 'saving', { as: 'flag' }),
    this.choice('phase_of', 'phase', this.programme.phases, { more: true }),
    this.field('project_about', 'about', { as: 'long', more: true }),
    this.field('outside_help', 'outside_help', { as: 'long', more: true }),
    this.field('grant', 'grant', { as: 'long', more: true }),
  ];

  private yearly = (): Written[] => [
    this.field('yearly', 'name', { needed: true }),
    this.choice('kind', 'kind', this.choices.yearly_kinds, { needed: true, start: 'report' }),
    this.role('yearly_body', 'body'),
    this.choice('month', 'month', this.months(), { needed: true, start: '1', whole: true }),
    this.field('day', 'day', { as: 'number', whole: true, needed: true, start: '1' }),
    this.field('papers', 'papers', { as: 'number', whole: true, more: true }),
  ];
  private months = (): Choice[] => {
    const names = new Intl.DateTimeFormat(this.language === 'en' ? 'en-GB' : `${this.language}-NO`, { month: 'long' });
    return Array.from({ length: 12 }, (_, month) => ({
      id: String(month + 1),
      name: names.format(new Date(2026, month, 15)),
    }));
  };
}
