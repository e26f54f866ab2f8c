// What happens in the plan: a task is done, a seat is taken, a meeting is held, a risk is met, a question is thought through.
import { today } from '../../state/programme';
import type { Fields } from './fields';
import { form, put, type FormOf } from './formOf';
import { text } from './written';

export class PlanForms {
  constructor(private readonly of: Fields) {}

  done(id: string): FormOf {
    const done = this.of.field('done', 'done', { as: 'date', needed: true, start: today() });
    return form(this.of, 'programme.markDone', 'programme.markDone', [done], (values) => ({
      do: 'change',
      what: 'task',
      id,
      values: { done: text(values, 'done') },
    }));
  }

  member(id: string, role = ''): FormOf {
    return put(this.of, 'programme.addMember', 'group', id, 'member', 'role', [
      this.of.role('member', 'role', { needed: true, start: role }),
      this.of.field('count', 'count', { as: 'number', whole: true, start: '1' }),
    ]);
  }

  meeting(id: string): FormOf {
    return put(this.of, 'programme.addMeeting', 'group', id, 'meeting', 'date', [
      this.of.field('date', 'date', { as: 'date', needed: true }),
      this.of.field('clock_from', 'from', { needed: true, start: '09:00' }),
      this.of.field('clock_to', 'to', { needed: true, start: '11:00' }),
      this.of.field('minutes', 'minutes', { as: 'long', more: true }),
    ]);
  }

  response(id: string): FormOf {
    const response = this.of.field('response', 'response', { as: 'long', needed: true });
    return form(this.of, 'programme.addResponse', 'programme.save', [response], (values) => ({
      do: 'change',
      what: 'risk',
      id,
      values: { response: text(values, 'response') },
    }));
  }

  /// The question, and what came of it, a thought on each line.
  reflection(what: 'gathering' | 'evaluation', id: string): FormOf {
    const ofGathering = what === 'gathering';
    return put(this.of, 'programme.addReflection', what, id, ofGathering ? 'reflection' : 'question', 'question', [
      this.of.field('reflection_question', 'question', { needed: true }),
      this.of.field('thoughts', ofGathering ? 'thoughts' : 'found', { as: 'long', lines: true, needed: true }),
    ]);
  }
}
