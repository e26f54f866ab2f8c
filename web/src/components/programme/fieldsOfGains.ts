// The fields of things that belong to what it gave: gains, indicators, gatherings and evaluations.
import { today } from '../../state/programme';
import type { Fields } from './fields';
import type { Written } from './written';

export const gain = (f: Fields): Written[] => [
  f.field('gain', 'name', { needed: true }),
  f.role('answers', 'owner', { needed: true }),
  f.field('unit', 'unit', { needed: true, hint: f.t('programme.unitHint') }),
  f.field('baseline', 'baseline.value', { as: 'number', needed: true }),
  f.field('baseline_date', 'baseline.date', { as: 'date', needed: true }),
  f.field('baseline_source', 'baseline.source', { needed: true }),
  f.field('target_year', undefined, {
    as: 'number',
    needed: true,
    start: String(f.firstYear + 1),
    only: 'add',
  }),
  f.field('target', undefined, { as: 'number', needed: true, only: 'add' }),
  f.choice('gain_type', 'type', f.choices.gain_types, { needed: true, start: 'saved_time' }),
  f.choice('settled', 'settled', f.choices.settlements, { needed: true, start: 'time_only' }),
  f.field('planned_money', undefined, { as: 'number', hint: f.t('programme.moneyHint'), only: 'add' }),
  ...['preconditions', 'disadvantages'].map((key) => f.field(key, key, { as: 'long', lines: true, more: true })),
  ...['input', 'activity', 'product', 'user_effect', 'society_effect'].map((key) =>
    f.field(key, `chain.${key}`, { more: true }),
  ),
  f.choice('confidence', 'confidence', f.choices.confidences, { more: true, start: 'middle' }),
  ...['service', 'account', 'source', 'how_often'].map((key) =>
    f.field(key, key === 'how_often' ? 'measured' : key, { more: true }),
  ),
  f.projectField(),
];

export const indicator = (f: Fields): Written[] => [
  f.field('indicator', 'name', { needed: true }),
  f.choice(
    'indicator_kind',
    'kind',
    f.named('indicator', ['training', 'go_live', 'e_message', 'standard', 'welfare_technology', 'other']),
    { needed: true, start: 'training' },
  ),
  f.field('unit', 'unit', { needed: true }),
  f.field('target', 'target', { as: 'number', needed: true }),
  f.field('target_year', 'target_year', {
    as: 'number',
    whole: true,
    needed: true,
    start: String(f.firstYear + 1),
  }),
  f.field('risk_borne_by', 'risk_borne_by', { more: true }),
  f.projectField(),
];

export const gathering = (f: Fields): Written[] => [
  f.field('gathering', 'name', { needed: true }),
  f.field('date', 'from', { as: 'date', needed: true, start: today() }),
  f.field('themes', 'themes', { as: 'long', lines: true }),
  f.field('lessons', 'lessons', { as: 'long', lines: true }),
  f.field('place', 'place', { more: true }),
  f.field('before_next', 'before_next', { as: 'long', lines: true, more: true }),
  f.field('way_ahead', 'way_ahead', { as: 'long', lines: true, more: true }),
  f.field('shared', 'shared', { as: 'flag', more: true }),
];

export const evaluation = (f: Fields): Written[] => [
  f.field('evaluation', 'name', { needed: true }),
  f.choice('evaluated', 'of', f.named('evaluation', ['service', 'process']), {
    needed: true,
    start: 'service',
  }),
  f.role('evaluated_by', 'by', { needed: true }),
  f.field('date', 'date', { as: 'date', needed: true, start: today() }),
  f.field('lessons', 'lessons', { as: 'long', lines: true }),
  f.field('changes_made', 'changes', { as: 'long', lines: true, more: true }),
  f.field('method', 'method', { more: true }),
  f.field('shared', 'shared', { as: 'flag', more: true }),
  f.projectField(),
];
