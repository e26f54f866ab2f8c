// The fields of things that belong to the plan: phases, projects, tasks, groups, what comes every year, risks, people and money.
import { today } from '../../state/programme';
import type { Fields } from './fields';
import type { Written } from './written';

export const phase = (f: Fields): Written[] => [
  f.field('phase', 'name', { needed: true }),
  f.field('from', 'from', { as: 'date', needed: true }),
  f.field('to', 'to', { as: 'date', needed: true }),
  f.field('point', 'decision_point', { more: true }),
];

export const project = (f: Fields): Written[] => [
  f.field('project_name', 'name', { needed: true }),
  f.role('owner', 'owner', { needed: true }),
  f.field('subjects', 'subjects', {
    as: 'checks',
    choices: f.choices.subjects,
    hint: f.t('programme.subjectsHint'),
  }),
  f.field('saving', 'saving', { as: 'flag' }),
  f.choice('phase_of', 'phase', f.programme.phases, { more: true }),
  f.field('project_about', 'about', { as: 'long', more: true }),
  f.field('outside_help', 'outside_help', { as: 'long', more: true }),
  f.field('grant', 'grant', { as: 'long', more: true }),
];

export const task = (f: Fields): Written[] => [
  f.field('task', 'name', { needed: true }),
  f.role('doer', 'role'),
  f.field('from', 'from', { as: 'date', needed: true, start: today(), only: 'add' }),
  f.field('to', 'to', { as: 'date', needed: true, only: 'add' }),
  f.field('earliest', 'earliest', { as: 'date', only: 'change' }),
  f.field('days', 'days', { as: 'number', whole: true, only: 'change' }),
  f.field('done', 'done', { as: 'date', only: 'change' }),
  f.projectField(),
  f.field('after', 'after', {
    as: 'checks',
    more: true,
    choices: f.programme.tasks.map((one) => ({ id: one.id, name: one.name })),
  }),
  f.field('deadline', 'deadline', { as: 'date', more: true }),
  f.field('effort', 'effort', { as: 'number', more: true }),
];

export const group = (f: Fields): Written[] => [
  f.field('group', 'name', { needed: true }),
  f.choice('kind', 'kind', f.choices.group_kinds, { needed: true, start: 'project' }),
  f.role('leads', 'leader', { needed: true }),
  f.field('members', undefined, {
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
    ].flatMap((id) => f.choices.roles.filter((one) => one.id === id)),
    start: ['union_representative', 'safety_delegate'],
  }),
  f.field('papers', 'papers', { as: 'number', whole: true, more: true }),
  f.projectField(),
];

export const yearly = (f: Fields): Written[] => [
  f.field('yearly', 'name', { needed: true }),
  f.choice('kind', 'kind', f.choices.yearly_kinds, { needed: true, start: 'report' }),
  f.role('yearly_body', 'body'),
  f.choice('month', 'month', f.months(), { needed: true, start: '1', whole: true }),
  f.field('day', 'day', { as: 'number', whole: true, needed: true, start: '1' }),
  f.field('papers', 'papers', { as: 'number', whole: true, more: true }),
];

export const risk = (f: Fields): Written[] => [
  f.field('risk', 'name', { needed: true }),
  f.field('likelihood', 'likelihood', { as: 'number', whole: true, needed: true, start: '3' }),
  f.field('consequence', 'consequence', { as: 'number', whole: true, needed: true, start: '3' }),
  f.field('response', 'response', { as: 'long' }),
  f.role('answers', 'owner', { more: true }),
  f.projectField(),
];

export const capacity = (f: Fields): Written[] => [
  f.role('who_does', 'role', { needed: true }),
  f.field('days_per_week', 'days_per_week', { as: 'number', needed: true }),
];

export const support = (f: Fields): Written[] => [
  f.field('support', 'name', { needed: true }),
  f.choice('support_kind', 'kind', f.named('support', ['grant', 'outside_help']), {
    needed: true,
    start: 'grant',
  }),
  f.field('from_whom', 'from_whom', { needed: true }),
  f.field('amount', 'amount', { as: 'number' }),
  f.field('used', 'used', { as: 'number', more: true }),
  f.field('use', 'use', { more: true }),
  f.field('from', 'from', { as: 'date', more: true }),
  f.field('to', 'to', { as: 'date', more: true }),
  f.field('report_by', 'report_by', { as: 'date', more: true }),
  f.projectField(),
];
