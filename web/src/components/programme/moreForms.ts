// The forms that not every programme needs from the first day: consultations, promises, digital change, time and money, learning.
import type { Programme, ProgrammeEdit } from '../../api/types';
import { today } from '../../state/programme';
import type { FieldOf } from './EditForm';
import { filled, Forms, lines, number, text, type FormOf } from './forms';

type Consultation = Programme['consultations'][number];

const whole = (value: number | '') => Math.round(Number(value));

export class AllForms extends Forms {
  private add = (
    title: string,
    what: string,
    fields: FieldOf[],
    values: (given: Parameters<FormOf['edit']>[0]) => Record<string, unknown>,
  ): FormOf => ({
    title: this.t(title),
    button: this.t('programme.add'),
    fields,
    edit: (given) => ({ do: 'add', what, values: filled(values(given)) }) as ProgrammeEdit,
  });

  consultation(): FormOf {
    const decisions = this.programme.decisions;
    const alternatives = decisions.find((one) => one.alternatives.length > 0)?.alternatives ?? [];
    return this.add(
      'programme.addConsultation',
      'consultation',
      [
        this.field('consultation', { needed: true }),
        this.field('opens', { as: 'date', needed: true, start: today() }),
        this.field('closes', { as: 'date', needed: true }),
        this.field('question', { needed: true }),
        this.field('choices', { as: 'long', needed: true, start: alternatives.join('\n') }),
        this.field('second_question', { more: true }),
        this.field('second_choices', { as: 'long', more: true }),
        this.field('for_decision', {
          as: 'choice',
          more: true,
          choices: decisions.map(({ id, name }) => ({ id, name })),
        }),
        this.field('keep_until', { as: 'date', more: true }),
        this.projectField(),
      ],
      (given) => {
        const decision = decisions.find((one) => one.id === text(given, 'for_decision'));
        const question = (id: string, key: string, choices: string) => {
          const put = lines(given, choices);
          const ofAlternatives =
            put.length > 1 &&
            (decision?.alternatives ?? alternatives).length > 0 &&
            put.every((one) => (decision?.alternatives ?? alternatives).includes(one));
          return {
            id,
            text: text(given, key),
            ...(ofAlternatives ? { of_alternatives: true } : {}),
            choice: put.map((one) => ({ text: one })),
          };
        };
        return {
          name: text(given, 'consultation'),
          project: text(given, 'project'),
          form: 'fixed_questions',
          decision: text(given, 'for_decision'),
          opens: text(given, 'opens'),
          closes: text(given, 'closes'),
          keep_until: text(given, 'keep_until'),
          question: [
            question('1', 'question', 'choices'),
            ...(text(given, 'second_question') ? [question('2', 'second_question', 'second_choices')] : []),
          ],
        };
      },
    );
  }

  /// One answer given on the page, or so many from paper.
  reply(one: Consultation, how: 'page' | 'paper'): FormOf {
    const onPage = how === 'page';
    const key = (question: number, choice: number) => `q${question}-${choice}`;
    return {
      title: this.t(onPage ? 'programme.replyHere' : 'programme.enterPaper'),
      button: this.t(onPage ? 'programme.sendReply' : 'programme.countIn'),
      fields: one.questions.flatMap((question, q): FieldOf[] =>
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
      ),
      edit: (given) => ({
        do: 'count',
        what: 'consultation',
        id: one.id,
        values: {
          answers: one.questions.flatMap((question, q): Record<string, string | number>[] =>
            onPage
              ? text(given, `q${q}`)
                ? [{ question: question.id, choice: text(given, `q${q}`), page: 1 }]
                : []
              : question.choices.flatMap((choice, c) =>
                  number(given, key(q, c)) === ''
                    ? []
                    : [{ question: question.id, choice: choice.text, paper: whole(number(given, key(q, c))) }],
                ),
          ),
        },
      }),
    };
  }

  /// What several said, in the municipality's own words.
  theme(id: string): FormOf {
    return {
      title: this.t('programme.addTheme'),
      button: this.t('programme.add'),
      fields: [this.field('theme', { needed: true }), this.field('theme_count', { as: 'number', needed: true })],
      edit: (given) => ({
        do: 'put',
        what: 'consultation',
        id,
        list: 'theme',
        by: 'text',
        values: { text: text(given, 'theme'), count: whole(number(given, 'theme_count')) },
      }),
    };
  }

  answerAll(id: string): FormOf {
    return {
      title: this.t('programme.giveAnswer'),
      button: this.t('programme.save'),
      fields: [
        this.field('answer', { as: 'long', needed: true }),
        this.field('answered', { as: 'date', needed: true, start: today() }),
      ],
      edit: (given) => ({
        do: 'change',
        what: 'consultation',
        id,
        values: { answer: text(given, 'answer'), answered: text(given, 'answered') },
      }),
    };
  }

  promise(): FormOf {
    return this.add(
      'programme.addPromise',
      'promise',
      [
        this.field('promise', { needed: true }),
        this.field('promised_in', { needed: true }),
        this.field('at_least', { as: 'number', needed: true }),
        this.field('promise_from', { as: 'number', needed: true, start: String(this.firstYear) }),
        this.field('promise_figure', {
          as: 'choice',
          choices: this.choices.figures,
          hint: this.t('programme.promiseHint'),
        }),
        this.field('possible', { as: 'number' }),
        this.field('possible_source', {}),
        this.field('place', { more: true }),
      ],
      (given) => ({
        name: text(given, 'promise'),
        source: text(given, 'promised_in'),
        place: text(given, 'place'),
        from: whole(number(given, 'promise_from')),
        at_least: number(given, 'at_least'),
        figure: text(given, 'promise_figure'),
        possible:
          text(given, 'promise_figure') || number(given, 'possible') === ''
            ? []
            : [
                {
                  year: whole(number(given, 'promise_from')),
                  value: number(given, 'possible'),
                  source: text(given, 'possible_source'),
                },
              ],
      }),
    );
  }

  indicator(): FormOf {
    const kinds = ['training', 'go_live', 'e_message', 'standard', 'welfare_technology', 'other'];
    return this.add(
      'programme.addIndicator',
      'indicator',
      [
        this.field('indicator', { needed: true }),
        this.field('indicator_kind', {
          as: 'choice',
          needed: true,
          start: 'training',
          choices: kinds.map((id) => ({ id, name: this.t(`programme.indicator.${id}`) })),
        }),
        this.field('unit', { needed: true }),
        this.field('target', { as: 'number', needed: true }),
        this.field('target_year', { as: 'number', needed: true, start: String(this.firstYear + 1) }),
        this.field('risk_borne_by', { more: true }),
        this.projectField(),
      ],
      (given) => ({
        name: text(given, 'indicator'),
        project: text(given, 'project'),
        kind: text(given, 'indicator_kind'),
        unit: text(given, 'unit'),
        target: number(given, 'target'),
        target_year: whole(number(given, 'target_year')),
        risk_borne_by: text(given, 'risk_borne_by'),
      }),
    );
  }

  indicatorValue(id: string, unit: string): FormOf {
    return {
      title: this.t('programme.addRealised'),
      button: this.t('programme.save'),
      fields: [
        this.field('year', { as: 'number', needed: true, start: String(this.firstYear - 1) }),
        this.field('measured', { as: 'number', needed: true, hint: unit }),
        this.field('measured_source', { needed: true }),
      ],
      edit: (given) => ({
        do: 'put',
        what: 'indicator',
        id,
        list: 'value',
        by: 'year',
        values: {
          year: whole(number(given, 'year')),
          value: number(given, 'measured'),
          source: text(given, 'measured_source'),
        },
      }),
    };
  }

  capacity(): FormOf {
    return this.add(
      'programme.addCapacity',
      'capacity',
      [this.roleField('who_does', { needed: true }), this.field('days_per_week', { as: 'number', needed: true })],
      (given) => ({ role: this.role(given, 'who_does'), days_per_week: number(given, 'days_per_week') }),
    );
  }

  support(): FormOf {
    return this.add(
      'programme.addSupport',
      'support',
      [
        this.field('support', { needed: true }),
        this.field('support_kind', {
          as: 'choice',
          needed: true,
          start: 'grant',
          choices: ['grant', 'outside_help'].map((id) => ({ id, name: this.t(`programme.support.${id}`) })),
        }),
        this.field('from_whom', { needed: true }),
        this.field('amount', { as: 'number' }),
        this.field('used', { as: 'number', more: true }),
        this.field('from', { as: 'date', more: true }),
        this.field('to', { as: 'date', more: true }),
        this.field('report_by', { as: 'date', more: true }),
        this.projectField(),
      ],
      (given) => ({
        name: text(given, 'support'),
        kind: text(given, 'support_kind'),
        from_whom: text(given, 'from_whom'),
        project: text(given, 'project'),
        amount: number(given, 'amount'),
        used: number(given, 'used'),
        from: text(given, 'from'),
        to: text(given, 'to'),
        report_by: text(given, 'report_by'),
      }),
    );
  }

  gathering(): FormOf {
    return this.add(
      'programme.addGathering',
      'gathering',
      [
        this.field('gathering', { needed: true }),
        this.field('date', { as: 'date', needed: true, start: today() }),
        this.field('themes', { as: 'long' }),
        this.field('lessons', { as: 'long' }),
        this.field('place', { more: true }),
        this.field('before_next', { as: 'long', more: true }),
        this.field('way_ahead', { as: 'long', more: true }),
      ],
      (given) => ({
        name: text(given, 'gathering'),
        place: text(given, 'place'),
        from: text(given, 'date'),
        themes: lines(given, 'themes'),
        lessons: lines(given, 'lessons'),
        before_next: lines(given, 'before_next'),
        way_ahead: lines(given, 'way_ahead'),
      }),
    );
  }

  evaluation(): FormOf {
    return this.add(
      'programme.addEvaluation',
      'evaluation',
      [
        this.field('evaluation', { needed: true }),
        this.field('evaluated', {
          as: 'choice',
          needed: true,
          start: 'service',
          choices: ['service', 'process'].map((id) => ({ id, name: this.t(`programme.evaluation.${id}`) })),
        }),
        this.roleField('evaluated_by', { needed: true }),
        this.field('date', { as: 'date', needed: true, start: today() }),
        this.field('lessons', { as: 'long' }),
        this.field('changes_made', { as: 'long', more: true }),
        this.projectField(),
      ],
      (given) => ({
        name: text(given, 'evaluation'),
        of: text(given, 'evaluated'),
        by: this.role(given, 'evaluated_by'),
        project: text(given, 'project'),
        date: text(given, 'date'),
        lessons: lines(given, 'lessons'),
        changes: lines(given, 'changes_made'),
      }),
    );
  }
}
