// The forms of a programme: those that add a thing and correct it, made of its fields (things.ts), and those for one thing that happened: a task is done, a year was
// measured, somebody answered.
import type { Measure, Programme, ProgrammeChoices, ProgrammeEdit } from '../../api/types';
import type { Translate } from '../../state/app';
import { today } from '../../state/programme';
import type { FieldOf, Values } from './EditForm';
import {
  filled,
  keysOf,
  lines,
  list,
  number,
  startedWith,
  text,
  Things,
  whole,
  type Raw,
  type What,
  type Written,
} from './things';

export interface FormOf {
  title: string;
  button: string;
  fields: FieldOf[];
  edit: (values: Values) => ProgrammeEdit;
}

type Consultation = Programme['consultations'][number];

export class Forms extends Things {
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
  ) {
    super(t, choices, programme, firstYear, language);
  }

  private form(
    title: string,
    button: string,
    fields: FieldOf[],
    edit: (values: Values) => Record<string, unknown>,
  ): FormOf {
    return { title: this.t(title), button: this.t(button), fields, edit: (values) => edit(values) as ProgrammeEdit };
  }

  add(what: What): FormOf {
    const fields = this.fields(what).filter((one) => one.only !== 'change');
    return this.form(`programme.add.${what}`, 'programme.add', fields, (values) => ({
      do: 'add',
      what,
      values: filled({
        ...keysOf(fields, values, this.choices.roles, undefined),
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
    const { decisions } = this.programme;
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
            this.field('effect_from', 'measure.from', { as: 'number', whole: true, needed: true }),
            this.field('effect_until', 'measure.until', { as: 'number', whole: true }),
          ]
        : [];
    const fields = [...this.fields(what), ...ofMeasure]
      .filter((one) => one.only !== 'add')
      .map((one) => startedWith(one, raw, this.choices.roles))
      // What is published or follows from a measure is not typed.
      .map((one) => (one.writes === 'baseline.value' && raw.realised_from ? { ...one, needed: false } : one));
    return this.form(
      what === 'mandate' ? 'programme.add.mandate' : 'programme.correct',
      'programme.save',
      fields,
      (values) => ({
        do: 'change',
        what,
        ...(id ? { id } : {}),
        values: keysOf(fields, values, this.choices.roles, null, raw),
      }),
    );
  }

  /// A gain of a measure: what is not said is the measure's own.
  follow(measures: readonly Measure[], chosen: string): FormOf {
    const named = measures.filter((one) => one.lever).map((one) => ({ id: one.id, name: `${one.name} ${one.what}` }));
    const known = !chosen || named.some((one) => one.id === chosen);
    const figures = [{ id: 'workforce.needed.total', name: this.t('programme.followPeople') }];
    const fields: Written[] = [
      this.field('of_measure', 'measure', {
        as: 'choice',
        needed: true,
        choices: known ? named : [{ id: chosen, name: chosen }, ...named],
        start: chosen || (named[0]?.id ?? ''),
      }),
      this.role('answers', 'owner', { needed: true }),
      this.field('effect_from', 'from', { as: 'number', whole: true, needed: true, start: String(this.firstYear + 1) }),
      this.field('settled', 'settled', {
        as: 'choice',
        needed: true,
        choices: this.choices.settlements,
        start: 'released',
      }),
      this.field('gain_name', 'name', { more: true }),
      this.field('effect_until', 'until', { as: 'number', whole: true, more: true }),
      this.field('follow_figure', 'figure', { as: 'choice', choices: figures, more: true }),
      this.projectField(),
    ];
    return this.form('programme.addGainOf', 'programme.add', fields, (values) => ({
      do: 'follow',
      what: 'gain',
      values: keysOf(fields, values, this.choices.roles, undefined),
    }));
  }

  done(id: string): FormOf {
    const done = this.field('done', 'done', { as: 'date', needed: true, start: today() });
    return this.form('programme.markDone', 'programme.markDone', [done], (values) => ({
      do: 'change',
      what: 'task',
      id,
      values: { done: text(values, 'done') },
    }));
  }

  /// One of a list within a thing, known by its year, day or words.
  private put(
    title: string,
    what: What,
    id: string,
    list_: string,
    by: string,
    fields: Written[],
    done = 'add',
  ): FormOf {
    return this.form(title, `programme.${done}`, fields, (values) => ({
      do: 'put',
      what,
      id,
      list: list_,
      by,
      values: keysOf(fields, values, this.choices.roles, undefined),
    }));
  }

  member(id: string, role = ''): FormOf {
    return this.put('programme.addMember', 'group', id, 'member', 'role', [
      this.role('member', 'role', { needed: true, start: role }),
      this.field('count', 'count', { as: 'number', whole: true, start: '1' }),
    ]);
  }

  meeting(id: string): FormOf {
    return this.put('programme.addMeeting', 'group', id, 'meeting', 'date', [
      this.field('date', 'date', { as: 'date', needed: true }),
      this.field('clock_from', 'from', { needed: true, start: '09:00' }),
      this.field('clock_to', 'to', { needed: true, start: '11:00' }),
      this.field('minutes', 'minutes', { as: 'long', more: true }),
    ]);
  }

  /// The question, and what came of it, a thought on each line.
  reflection(what: 'gathering' | 'evaluation', id: string): FormOf {
    const ofGathering = what === 'gathering';
    return this.put('programme.addReflection', what, id, ofGathering ? 'reflection' : 'question', 'question', [
      this.field('reflection_question', 'question', { needed: true }),
      this.field('thoughts', ofGathering ? 'thoughts' : 'found', { as: 'long', lines: true, needed: true }),
    ]);
  }

  answer(id: string): FormOf {
    const fields = [
      this.field('answer', 'answer', { as: 'long', needed: true }),
      this.field('answered', 'answered', { as: 'date', needed: true, start: today() }),
      this.field('changed', 'changed', { as: 'long', more: true }),
    ];
    return this.form('programme.giveAnswer', 'programme.save', fields, (values) => ({
      do: 'change',
      what: 'involvement',
      id,
      values: keysOf(fields, values, this.choices.roles, undefined),
    }));
  }

  private year = (start: number) =>
    this.field('year', 'year', { as: 'number', whole: true, needed: true, start: String(start) });
  /// A year that has something already is corrected with a reason; both stay.
  private reason = (before: readonly { year: number }[]): Written[] =>
    before.length
      ? [
          this.field('reason', 'reason', {
            hint: this.t('programme.reasonHint', { years: before.map((one) => one.year).join(', ') }),
          }),
        ]
      : [];

  target(id: string, unit: string): FormOf {
    return this.put(
      'programme.addTarget',
      'gain',
      id,
      'target',
      'year',
      [this.year(this.firstYear + 1), this.field('target', 'value', { as: 'number', needed: true, hint: unit })],
      'save',
    );
  }

  realised(id: string, unit: string, before: readonly { year: number }[]): FormOf {
    return this.put(
      'programme.addRealised',
      'gain',
      id,
      'realised',
      'year',
      [
        this.year(this.firstYear - 1),
        this.field('measured', 'value', { as: 'number', needed: true, hint: unit }),
        this.field('measured_source', 'source', { needed: true }),
        ...this.reason(before),
      ],
      'save',
    );
  }

  money(id: string, which: 'realised_money' | 'planned_money', before: readonly { year: number }[]): FormOf {
    const has = which === 'realised_money';
    return this.put(
      has ? 'programme.addRealisedMoney' : 'programme.addPlannedMoney',
      'gain',
      id,
      which,
      'year',
      [
        this.year(has ? this.firstYear - 1 : this.firstYear),
        this.field('kroner', 'value', { as: 'number', needed: true }),
        ...(has
          ? [
              this.field('measured_source', 'source', { needed: true, start: this.t('programme.accounts') }),
              ...this.reason(before),
            ]
          : []),
      ],
      'save',
    );
  }

  deviation(id: string, reason: string, action: string): FormOf {
    const fields = [
      this.field('deviation', 'deviation', { as: 'long', needed: true, start: reason }),
      this.field('action', 'action', { as: 'long', needed: true, start: action }),
    ];
    return this.form('programme.addDeviation', 'programme.save', fields, (values) => ({
      do: 'change',
      what: 'gain',
      id,
      values: keysOf(fields, values, this.choices.roles, undefined),
    }));
  }

  response(id: string): FormOf {
    const response = this.field('response', 'response', { as: 'long', needed: true });
    return this.form('programme.addResponse', 'programme.save', [response], (values) => ({
      do: 'change',
      what: 'risk',
      id,
      values: { response: text(values, 'response') },
    }));
  }

  possible(id: string): FormOf {
    return this.put(
      'programme.addPossible',
      'promise',
      id,
      'possible',
      'year',
      [
        this.year(this.firstYear),
        this.field('possible', 'value', { as: 'number', needed: true }),
        this.field('possible_source', 'source', { needed: true }),
      ],
      'save',
    );
  }

  indicatorValue(id: string, unit: string): FormOf {
    return this.put(
      'programme.addRealised',
      'indicator',
      id,
      'value',
      'year',
      [
        this.year(this.firstYear - 1),
        this.field('measured', 'value', { as: 'number', needed: true, hint: unit }),
        this.field('measured_source', 'source', { needed: true }),
      ],
      'save',
    );
  }

  /// One answer given on the page, or so many from paper.
  reply(one: Consultation, how: 'page' | 'paper'): FormOf {
    const onPage = how === 'page';
    const key = (question: number, choice: number) => `q${question}-${choice}`;
    const fields = one.questions.flatMap((question, q): FieldOf[] =>
      onPage
        ? [
            {
              key: `q${q}`,
              label: question.text,
              as: 'choice',
              choices: question.choices.map((choice) => ({ id: choice.text, name: choice.text })),
            },
          ]
        : question.choices.map((choice, c) => ({
            key: key(q, c),
            label: `${question.text} – ${choice.text}`,
            as: 'number' as const,
          })),
    );
    const answers = (values: Values) =>
      one.questions.flatMap((question, q): Record<string, string | number>[] =>
        onPage
          ? text(values, `q${q}`)
            ? [{ question: question.id, choice: text(values, `q${q}`), page: 1 }]
            : []
          : question.choices.flatMap((choice, c) => {
              const paper = whole(number(values, key(q, c)));
              return paper === '' ? [] : [{ question: question.id, choice: choice.text, paper }];
            }),
      );
    return this.form(
      onPage ? 'programme.replyHere' : 'programme.enterPaper',
      onPage ? 'programme.sendReply' : 'programme.countIn',
      fields,
      (values) => ({ do: 'count', what: 'consultation', id: one.id, values: { answers: answers(values) } }),
    );
  }

  /// What several said, in the municipality's own words.
  theme(id: string): FormOf {
    return this.put('programme.addTheme', 'consultation', id, 'theme', 'text', [
      this.field('theme', 'text', { needed: true }),
      this.field('theme_count', 'count', { as: 'number', whole: true, needed: true }),
    ]);
  }

  answerAll(id: string): FormOf {
    const fields = [
      this.field('answer', 'answer', { as: 'long', needed: true }),
      this.field('answered', 'answered', { as: 'date', needed: true, start: today() }),
    ];
    return this.form('programme.giveAnswer', 'programme.save', fields, (values) => ({
      do: 'change',
      what: 'consultation',
      id,
      values: keysOf(fields, values, this.choices.roles, undefined),
    }));
  }
}
