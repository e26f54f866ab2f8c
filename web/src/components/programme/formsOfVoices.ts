// What happens among the voices: somebody answers or is answered, paper is counted in, a promise is held against what is possible.
import type { Programme } from '../../api/types';
import { today } from '../../state/programme';
import type { FieldOf, Values } from './EditForm';
import type { Fields } from './fields';
import { form, put, type FormOf } from './formOf';
import { keysOf, number, text, whole } from './written';

type Consultation = Programme['consultations'][number];

export class VoiceForms {
  constructor(private readonly of: Fields) {}

  answer(id: string): FormOf {
    const fields = [
      this.of.field('answer', 'answer', { as: 'long', needed: true }),
      this.of.field('answered', 'answered', { as: 'date', needed: true, start: today() }),
      this.of.field('changed', 'changed', { as: 'long', more: true }),
    ];
    return form(this.of, 'programme.giveAnswer', 'programme.save', fields, (values) => ({
      do: 'change',
      what: 'involvement',
      id,
      values: keysOf(fields, values, this.of.choices.roles, undefined),
    }));
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
            ...(q + c === 0 ? { hint: this.of.t('programme.enterPaperHint') } : {}),
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
    return form(
      this.of,
      onPage ? 'programme.replyHere' : 'programme.enterPaper',
      onPage ? 'programme.sendReply' : 'programme.countIn',
      fields,
      (values) => ({ do: 'count', what: 'consultation', id: one.id, values: { answers: answers(values) } }),
    );
  }

  /// What several said, in the municipality's own words.
  theme(id: string): FormOf {
    return put(this.of, 'programme.addTheme', 'consultation', id, 'theme', 'text', [
      this.of.field('theme', 'text', { needed: true }),
      this.of.field('theme_count', 'count', { as: 'number', whole: true, needed: true }),
    ]);
  }

  answerAll(id: string): FormOf {
    const fields = [
      this.of.field('answer', 'answer', { as: 'long', needed: true }),
      this.of.field('answered', 'answered', { as: 'date', needed: true, start: today() }),
    ];
    return form(this.of, 'programme.giveAnswer', 'programme.save', fields, (values) => ({
      do: 'change',
      what: 'consultation',
      id,
      values: keysOf(fields, values, this.of.choices.roles, undefined),
    }));
  }

  possible(id: string): FormOf {
    return put(
      this.of,
      'programme.addPossible',
      'promise',
      id,
      'possible',
      'year',
      [
        this.of.year(this.of.firstYear),
        this.of.field('possible', 'value', { as: 'number', needed: true }),
        this.of.field('possible_source', 'source', { needed: true }),
      ],
      'save',
    );
  }
}
