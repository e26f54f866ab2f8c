// What every form of a programme's page is made of: fields with their labels, choices by name, and what the page knows of the programme.
import type { Programme, ProgrammeChoices } from '../../api/types';
import type { Translate } from '../../state/app';
import type { Choice } from './EditForm';
import type { Written } from './written';

export class Fields {
  constructor(
    readonly t: Translate,
    readonly choices: ProgrammeChoices,
    readonly programme: Programme,
    readonly firstYear: number, // of what has not ended
    readonly language: string,
  ) {}

  field = (key: string, writes: string | undefined, rest: Partial<Written> = {}): Written => ({
    key,
    label: this.t(`programme.field.${key}`),
    ...(writes ? { writes } : {}),
    ...rest,
  });
  role = (key: string, writes: string | undefined, rest: Partial<Written> = {}) =>
    this.field(key, writes, { as: 'role', choices: this.choices.roles, ...rest });
  choice = (key: string, writes: string, choices: readonly Choice[], rest: Partial<Written> = {}) =>
    this.field(key, writes, { as: 'choice', choices, ...rest });
  named = (prefix: string, ids: readonly string[]) =>
    ids.map((id) => ({ id, name: this.t(`programme.${prefix}.${id}`) }));
  projectField = (): Written =>
    this.choice('project', 'project', this.programme.projects, {
      more: true,
      start: this.programme.projects[0]?.id ?? '',
    });
  year = (start: number): Written =>
    this.field('year', 'year', { as: 'number', whole: true, needed: true, start: String(start) });
  /// Where a project is about doing with less, a form that does not suit that says so.
  formChoices = (): Choice[] =>
    this.choices.forms.map(({ id, name, about }) => ({
      id,
      name: about && this.programme.projects.some((one) => one.saving) ? `${name} (${about})` : name,
    }));
  months = (): Choice[] => {
    const names = new Intl.DateTimeFormat(this.language === 'en' ? 'en-GB' : `${this.language}-NO`, { month: 'long' });
    return Array.from({ length: 12 }, (_, month) => ({
      id: String(month + 1),
      name: names.format(new Date(2026, month, 15)),
    }));
  };
}
