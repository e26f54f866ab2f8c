// The forms of a programme: those that add a thing and correct it, made of its fields (things.ts), and those for one thing that happened, by what it is about.
import type { Measure, ProgrammeChoices, Programme, PublishedFigure } from '../../api/types';
import type { Translate } from '../../state/app';
import type { Values } from './EditForm';
import { Fields } from './fields';
import { form, type FormOf } from './formOf';
import { GainForms } from './formsOfGains';
import { PlanForms } from './formsOfPlan';
import { VoiceForms } from './formsOfVoices';
import { fieldsOf, type What } from './things';
import { filled, keysOf, lines, list, number, startedWith, text, whole, type Raw, type Written } from './written';

export class Forms {
  private readonly of: Fields;
  readonly gains: GainForms;
  readonly plan: PlanForms;
  readonly voices: VoiceForms;

  constructor(
    t: Translate,
    choices: ProgrammeChoices,
    programme: Programme,
    firstYear: number,
    language: string,
    /// A thing as the file has it.
    readonly thing: (what: What, id: string) => Promise<Raw>,
    /// What this municipality could decide.
    readonly measures: () => Promise<readonly Measure[]>,
    /// What is published of it.
    readonly published: () => Promise<readonly PublishedFigure[]>,
  ) {
    this.of = new Fields(t, choices, programme, firstYear, language);
    this.gains = new GainForms(this.of);
    this.plan = new PlanForms(this.of);
    this.voices = new VoiceForms(this.of);
  }

  add(what: What): FormOf {
    const fields = fieldsOf(what, this.of).filter((one) => one.only !== 'change');
    return form(this.of, `programme.add.${what}`, 'programme.add', fields, (values) => ({
      do: 'add',
      what,
      values: filled({
        ...keysOf(fields, values, this.of.choices.roles, undefined),
        ...this.puttogether(what, values),
      }),
    }));
  }

  /// What of a new thing is more than its fields.
  private puttogether(what: What, values: Values): Record<string, unknown> {
    switch (what) {
      case 'decision':
        // Without a figure it rests on none.
        return list(values, 'figures').length ? {} : { year: '', tolerance_percent: '' };
      case 'group':
        return { member: list(values, 'members').map((role) => ({ role })) };
      case 'gain': {
        const year = whole(number(values, 'target_year'));
        const kroner = number(values, 'planned_money');
        return {
          target: [{ year, value: number(values, 'target') }],
          planned_money: kroner === '' ? [] : [{ year, value: kroner }],
        };
      }
      case 'consultation':
        return this.questions(values);
      case 'promise':
        return {
          possible:
            text(values, 'promise_figure') || number(values, 'possible') === ''
              ? []
              : [
                  {
                    year: whole(number(values, 'promise_from')),
                    value: number(values, 'possible'),
                    source: text(values, 'possible_source'),
                  },
                ],
        };
      default:
        return {};
    }
  }

  private questions(values: Values): Record<string, unknown> {
    const { decisions } = this.of.programme;
    const put =
      decisions.find((one) => one.id === text(values, 'for_decision'))?.alternatives ??
      decisions.find((one) => one.alternatives.length > 0)?.alternatives ??
      [];
    const question = (id: string, key: string, choices: string) => {
      const given = lines(values, choices);
      const ofAlternatives = given.length > 1 && put.length > 0 && given.every((one) => put.includes(one));
      return {
        id,
        text: text(values, key),
        ...(ofAlternatives ? { of_alternatives: true } : {}),
        choice: given.map((one) => ({ text: one })),
      };
    };
    return {
      form: 'fixed_questions',
      question: [
        question('1', 'question', 'choices'),
        ...(text(values, 'second_question') ? [question('2', 'second_question', 'second_choices')] : []),
      ],
    };
  }

  /// What the file has, to be corrected; `id` empty: the mandate.
  change(what: What, id: string, raw: Raw): FormOf {
    const ofMeasure: Written[] =
      what === 'gain' && raw.measure
        ? [
            this.of.field('effect_from', 'measure.from', { as: 'number', whole: true, needed: true }),
            this.of.field('effect_until', 'measure.until', { as: 'number', whole: true }),
          ]
        : [];
    const fields = [...fieldsOf(what, this.of), ...ofMeasure]
      .filter((one) => one.only !== 'add')
      .map((one) => startedWith(one, raw, this.of.choices.roles))
      // What is published or follows from a measure is not typed.
      .map((one) => (one.writes === 'baseline.value' && raw.realised_from ? { ...one, needed: false } : one));
    return form(
      this.of,
      what === 'mandate' ? 'programme.add.mandate' : 'programme.correct',
      'programme.save',
      fields,
      (values) => ({
        do: 'change',
        what,
        ...(id ? { id } : {}),
        values: keysOf(fields, values, this.of.choices.roles, null, raw),
      }),
    );
  }
}
