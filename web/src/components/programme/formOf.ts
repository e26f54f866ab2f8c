// A form and the change that it makes: of any kind, and of one in a list within a thing.
import type { ProgrammeEdit } from '../../api/types';
import type { FieldOf, Values } from './EditForm';
import type { Fields } from './fields';
import type { What } from './things';
import { keysOf, type Written } from './written';

export interface FormOf {
  title: string;
  button: string;
  fields: FieldOf[];
  edit: (values: Values) => ProgrammeEdit;
}

export const form = (
  of: Fields,
  title: string,
  button: string,
  fields: FieldOf[],
  edit: (values: Values) => Record<string, unknown>,
): FormOf => ({ title: of.t(title), button: of.t(button), fields, edit: (values) => edit(values) as ProgrammeEdit });

/// One of a list within a thing, known by its year, day or words.
export const put = (
  of: Fields,
  title: string,
  what: What,
  id: string,
  list: string,
  by: string,
  fields: Written[],
  done = 'add',
): FormOf =>
  form(of, title, `programme.${done}`, fields, (values) => ({
    do: 'put',
    what,
    id,
    list,
    by,
    values: keysOf(fields, values, of.choices.roles, undefined),
  }));
