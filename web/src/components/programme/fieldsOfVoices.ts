// The fields of things that belong to the decisions and the voices: mandate, decisions, who was heard, consultations, promises.
import { today } from '../../state/programme';
import type { Fields } from './fields';
import type { Written } from './written';

export const mandate = (f: Fields): Written[] => [
  f.field('mandate', 'text', { as: 'long', needed: true }),
  f.role('adopted_by', 'adopted_by', { needed: true }),
  f.field('adopted', 'adopted', { as: 'date', needed: true }),
  ...(f.programme.mandate.adopted ? [f.field('replaces', 'replaces', { as: 'flag' })] : []),
  f.field('case', 'case', { more: true }),
  f.field('template', 'template', { more: true }),
  f.field('mandate_version', 'version', { more: true }),
];

export const decision = (f: Fields): Written[] => [
  f.field('decision', 'name', { needed: true }),
  f.role('body', 'body', { needed: true }),
  f.field('date', 'date', { as: 'date', needed: true, start: today() }),
  f.field('figures', 'figures', {
    as: 'checks',
    only: 'add',
    choices: f.choices.figures,
    start: f.choices.figures.slice(0, 3).map((one) => one.id),
  }),
  f.field('figures_year', 'year', { as: 'number', whole: true, needed: true, start: '2040', only: 'add' }),
  f.field('case', 'case', { more: true }),
  f.field('asked_body', 'asked', { as: 'long', more: true }),
  f.field('tolerance', 'tolerance_percent', { as: 'number', more: true, start: '10', only: 'add' }),
  f.field('alternatives', 'alternatives', { as: 'long', lines: true, more: true }),
  f.field('chosen', 'chosen', { more: true }),
  f.field('minutes', 'minutes', { as: 'long', more: true }),
  f.field('measures', 'measures', { as: 'long', lines: true, more: true }),
  f.field('heard', 'involvement', {
    as: 'checks',
    more: true,
    choices: f.programme.involvement.map((one) => ({ id: one.id, name: `${one.who_name}, ${one.arena}` })),
  }),
  f.field('point', 'point', { more: true }),
  f.projectField(),
];

export const involvement = (f: Fields): Written[] => [
  f.role('who', 'who', { needed: true }),
  f.field('arena', 'arena', { needed: true }),
  f.choice('form', 'form', f.formChoices()),
  f.field('date', 'date', { as: 'date', needed: true, start: today() }),
  f.choice('step', 'step', f.choices.steps, { needed: true, start: 'consult' }),
  f.field('asked', 'asked', { as: 'long', needed: true }),
  f.field('said', 'said', { as: 'long' }),
  f.field('changed', 'changed', { as: 'long', more: true }),
  f.field('answer', 'answer', { as: 'long', more: true }),
  f.field('answered', 'answered', { as: 'date', more: true }),
  f.field('keep_until', 'keep_until', { as: 'date', more: true }),
  f.projectField(),
];

export const consultation = (f: Fields): Written[] => {
  const decisions = f.programme.decisions;
  const alternatives = decisions.find((one) => one.alternatives.length > 0)?.alternatives ?? [];
  return [
    f.field('consultation', 'name', { needed: true }),
    f.field('opens', 'opens', { as: 'date', needed: true, start: today() }),
    f.field('closes', 'closes', { as: 'date', needed: true }),
    f.field('question', undefined, { needed: true, only: 'add' }),
    f.field('choices', undefined, { as: 'long', needed: true, start: alternatives.join('\n'), only: 'add' }),
    f.field('second_question', undefined, { more: true, only: 'add' }),
    f.field('second_choices', undefined, { as: 'long', more: true, only: 'add' }),
    f.choice(
      'for_decision',
      'decision',
      decisions.map(({ id, name }) => ({ id, name })),
      { more: true },
    ),
    f.field('answer', 'answer', { as: 'long', more: true, only: 'change' }),
    f.field('answered', 'answered', { as: 'date', more: true, only: 'change' }),
    f.field('keep_until', 'keep_until', { as: 'date', more: true }),
    f.projectField(),
  ];
};

export const promise = (f: Fields): Written[] => [
  f.field('promise', 'name', { needed: true }),
  f.field('promised_in', 'source', { needed: true }),
  f.field('at_least', 'at_least', { as: 'number' }),
  f.field('promise_from', 'from', { as: 'number', whole: true, needed: true, start: String(f.firstYear) }),
  f.choice('promise_figure', 'figure', f.choices.figures, { hint: f.t('programme.promiseHint') }),
  f.field('possible', undefined, { as: 'number', only: 'add' }),
  f.field('possible_source', undefined, { only: 'add' }),
  f.field('place', 'place', { more: true }),
];
