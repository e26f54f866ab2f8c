// What is said of gains and indicators: what a measure or a published figure makes of them, targets, what a year gave, why it went otherwise.
import type { Measure, PublishedFigure } from '../../api/types';
import type { Fields } from './fields';
import { form, put, type FormOf } from './formOf';
import { keysOf, type Written } from './written';

export class GainForms {
  constructor(private readonly of: Fields) {}

  /// A gain of a measure: what is not said is the measure's own.
  follow(measures: readonly Measure[], chosen: string): FormOf {
    const named = measures.filter((one) => one.lever).map((one) => ({ id: one.id, name: `${one.name} ${one.what}` }));
    const known = !chosen || named.some((one) => one.id === chosen);
    const figures = [{ id: 'workforce.needed.total', name: this.of.t('programme.followPeople') }];
    const fields: Written[] = [
      this.of.field('of_measure', 'measure', {
        as: 'choice',
        needed: true,
        choices: known ? named : [{ id: chosen, name: chosen }, ...named],
        start: chosen || (named[0]?.id ?? ''),
      }),
      this.of.role('answers', 'owner', { needed: true }),
      this.of.field('effect_from', 'from', {
        as: 'number',
        whole: true,
        needed: true,
        start: String(this.of.firstYear + 1),
      }),
      this.of.field('settled', 'settled', {
        as: 'choice',
        needed: true,
        choices: this.of.choices.settlements,
        start: 'released',
      }),
      this.of.field('gain_name', 'name', { more: true }),
      this.of.field('effect_until', 'until', { as: 'number', whole: true, more: true }),
      this.of.field('follow_figure', 'figure', { as: 'choice', choices: figures, more: true }),
      this.of.projectField(),
    ];
    return form(this.of, 'programme.addGainOf', 'programme.add', fields, (values) => ({
      do: 'follow',
      what: 'gain',
      values: keysOf(fields, values, this.of.choices.roles, undefined),
    }));
  }

  /// A gain measured by a published figure: the baseline is what was published, and what comes is read as it is published.
  published(figures: readonly PublishedFigure[], said: (value: number) => string): FormOf {
    const first = figures[0];
    const years = [...new Set(figures.flatMap((one) => one.years))].sort((a, b) => b - a);
    const fields: Written[] = [
      this.of.field('published', 'published', {
        as: 'choice',
        needed: true,
        choices: figures.map((one) => ({
          id: one.id,
          name: `${one.name}: ${said(one.value)} ${one.unit} (${one.year})`,
        })),
        start: first?.id ?? '',
      }),
      this.of.role('answers', 'owner', { needed: true }),
      this.of.choice(
        'base_year',
        'base_year',
        years.map((year) => ({ id: String(year), name: String(year) })),
        { needed: true, whole: true, start: String(years[0] ?? '') },
      ),
      this.of.field('target_year', 'target_year', {
        as: 'number',
        whole: true,
        needed: true,
        start: String(this.of.firstYear + 1),
      }),
      this.of.field('target', 'target', { as: 'number', needed: true, hint: this.of.t('programme.publishedHint') }),
      this.of.choice('settled', 'settled', this.of.choices.settlements, { needed: true, start: 'time_only' }),
      this.of.field('planned_money', 'planned_money', { as: 'number', hint: this.of.t('programme.moneyHint') }),
      this.of.field('gain_name', 'name', { more: true }),
      this.of.field('kroner_per', 'kroner_per', {
        as: 'number',
        more: true,
        hint: this.of.t('programme.kronerPerHint'),
      }),
      this.of.projectField(),
    ];
    return form(this.of, 'programme.addGainBy', 'programme.add', fields, (values) => ({
      do: 'follow',
      what: 'gain',
      values: keysOf(fields, values, this.of.choices.roles, undefined),
    }));
  }

  /// A year that has something already is corrected with a reason; both stay.
  private reason = (before: readonly { year: number }[]): Written[] =>
    before.length
      ? [
          this.of.field('reason', 'reason', {
            hint: this.of.t('programme.reasonHint', { years: before.map((one) => one.year).join(', ') }),
          }),
        ]
      : [];

  target(id: string, unit: string): FormOf {
    return put(
      this.of,
      'programme.addTarget',
      'gain',
      id,
      'target',
      'year',
      [
        this.of.year(this.of.firstYear + 1),
        this.of.field('target', 'value', { as: 'number', needed: true, hint: unit }),
      ],
      'save',
    );
  }

  realised(id: string, unit: string, before: readonly { year: number }[]): FormOf {
    return put(
      this.of,
      'programme.addRealised',
      'gain',
      id,
      'realised',
      'year',
      [
        this.of.year(this.of.firstYear - 1),
        this.of.field('measured', 'value', { as: 'number', needed: true, hint: unit }),
        this.of.field('measured_source', 'source', { needed: true }),
        ...this.reason(before),
      ],
      'save',
    );
  }

  money(id: string, which: 'realised_money' | 'planned_money', before: readonly { year: number }[]): FormOf {
    const has = which === 'realised_money';
    return put(
      this.of,
      has ? 'programme.addRealisedMoney' : 'programme.addPlannedMoney',
      'gain',
      id,
      which,
      'year',
      [
        this.of.year(has ? this.of.firstYear - 1 : this.of.firstYear),
        this.of.field('kroner', 'value', { as: 'number', needed: true }),
        ...(has
          ? [
              this.of.field('measured_source', 'source', { needed: true, start: this.of.t('programme.accounts') }),
              ...this.reason(before),
            ]
          : []),
      ],
      'save',
    );
  }

  deviation(id: string, reason: string, action: string): FormOf {
    const fields = [
      this.of.field('deviation', 'deviation', { as: 'long', needed: true, start: reason }),
      this.of.field('action', 'action', { as: 'long', needed: true, start: action }),
    ];
    return form(this.of, 'programme.addDeviation', 'programme.save', fields, (values) => ({
      do: 'change',
      what: 'gain',
      id,
      values: keysOf(fields, values, this.of.choices.roles, undefined),
    }));
  }

  indicatorValue(id: string, unit: string): FormOf {
    return put(
      this.of,
      'programme.addRealised',
      'indicator',
      id,
      'value',
      'year',
      [
        this.of.year(this.of.firstYear - 1),
        this.of.field('measured', 'value', { as: 'number', needed: true, hint: unit }),
        this.of.field('measured_source', 'source', { needed: true }),
      ],
      'save',
    );
  }
}
