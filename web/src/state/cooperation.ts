// Who cooperates on what, in the address: "service=fire&with=4644,4642&way=shapley&form=host&leaves=4642&own=4644:cost=2e6;…&set=joint_share=0.3".
import { useEffect, useRef, useState } from 'react';
import { Failure, post } from '../api/client';
import type { StudyRequest } from '../api/types';
import { useApp } from './app';

export const ownKinds = ['cost', 'direct', 'fte', 'use', 'places_used', 'agreed'] as const;
export type OwnKind = (typeof ownKinds)[number];
export type OwnOf = Partial<Record<OwnKind, number>>;

/// What an agreement sets in numbers.
export const termKinds = ['transition_years', 'notice_months', 'least', 'obligations', 'deposit'] as const;
/// What limits who can be served by whom, and what the service asks for.
export const limitKinds = ['most_minutes', 'most_km'] as const;
export const serviceKinds = ['first_year', 'needed'] as const;
const allTerms = [...termKinds, ...limitKinds, ...serviceKinds] as const;
export type TermKind = (typeof allTerms)[number];

/// A value in place of an assumption's; without low and high it is taken to be known.
export interface SetValue {
  value: number;
  low?: number;
  high?: number;
}

/// How far it is, as somebody knows it: kilometres, minutes or both.
export interface Road {
  km?: number;
  minutes?: number;
}

/// A key in force from a year on.
export interface Key {
  from: number;
  sharing: string;
  fixed: number | null;
}

export interface Asked {
  service: string;
  partners: string[]; // numbers, without the municipality itself
  hosts: string[]; // empty: any of them
  way: string;
  form: string;
  leaves: string;
  own: Map<string, OwnOf>; // by number
  settings: Map<string, SetValue>; // by id
  scale: SetValue | null; // what joining costs as a share of the parts, where no account says it
  title: string;
  about: string;
  quality: string;
  nearness: string;
  roads: Map<string, Road>; // by "4640-4644", the lower number first
  neighbours: boolean; // only those who border each other can join
  terms: Map<TermKind, number>;
  keys: Key[];
  said: Map<string, string>; // what the agreement says, by field
}

export const roadOf = (one: string, other: string) => (one < other ? `${one}-${other}` : `${other}-${one}`);
export const longestTitle = 200;
export const longestField = 200; // characters of a field, which the address carries

export const usual = { service: 'child_protection', way: 'fixed_rest' };
export const mostMembers = 14;

const list = (text: string | null, fits: RegExp) =>
  [...new Set((text ?? '').split(',').filter((one) => fits.test(one)))].slice(0, mostMembers);
const number = /^\d{4}$/;
const id = /^[a-z_]+$/;
const finite = (text: string | undefined): text is string => !!text && Number.isFinite(Number(text));

/// "0.3", or "0.3:0.2:0.4" with its range.
function readValue(text: string | undefined): SetValue | null {
  const [value, low, high] = (text ?? '').split(':');
  if (!finite(value)) return null;
  return finite(low) && finite(high)
    ? { value: Number(value), low: Number(low), high: Number(high) }
    : { value: Number(value) };
}

const writeValue = ({ value, low, high }: SetValue) => (low === undefined ? `${value}` : `${value}:${low}:${high}`);

export function readAsked(query: URLSearchParams, own: string): Asked {
  const word = (key: string, otherwise: string) => {
    const found = query.get(key) ?? '';
    return id.test(found) ? found : otherwise;
  };
  const partners = list(query.get('with'), number)
    .filter((one) => one !== own)
    .slice(0, mostMembers - 1);
  const members = [own, ...partners];
  const figures = new Map<string, OwnOf>();
  for (const part of (query.get('own') ?? '').split(';')) {
    const [place = '', rest = ''] = part.split(':');
    if (!members.includes(place)) continue;
    const held: OwnOf = {};
    for (const pair of rest.split(',')) {
      const [kind, value] = pair.split('=');
      if (ownKinds.includes(kind as OwnKind) && value && Number.isFinite(Number(value)))
        held[kind as OwnKind] = Number(value);
    }
    if (Object.keys(held).length) figures.set(place, held);
  }
  const settings = new Map<string, SetValue>();
  for (const pair of (query.get('set') ?? '').split(';')) {
    const [key = '', text] = pair.split('=');
    const value = readValue(text);
    if (id.test(key) && value) settings.set(key, value);
  }
  const pairs = (key: string, between: string) =>
    (query.get(key) ?? '').split(';').map((part) => {
      const at = part.indexOf(between);
      return [part.slice(0, Math.max(at, 0)), at < 0 ? '' : part.slice(at + between.length)] as const;
    });
  const roads = new Map<string, Road>();
  for (const [pair, known] of pairs('km', ':')) {
    if (pair.split('-').length !== 2 || !pair.split('-').every((one) => members.includes(one))) continue;
    const [km, minutes] = known.split(':');
    const road = {
      ...(finite(km) ? { km: Number(km) } : {}),
      ...(finite(minutes) ? { minutes: Number(minutes) } : {}),
    };
    if (Object.keys(road).length) roads.set(pair, road);
  }
  const terms = new Map<TermKind, number>();
  for (const [kind, value] of pairs('terms', ':')) {
    if (allTerms.includes(kind as TermKind) && finite(value)) terms.set(kind as TermKind, Number(value));
  }
  const keys: Key[] = [];
  for (const part of (query.get('keys') ?? '').split(';')) {
    const [from = '', sharing = '', fixed = ''] = part.split(':');
    if (/^\d{4}$/.test(from) && id.test(sharing))
      keys.push({ from: Number(from), sharing, fixed: finite(fixed) ? Number(fixed) : null });
  }
  const said = new Map<string, string>();
  for (const [key, value] of query) {
    if (key.startsWith('said.') && id.test(key.slice(5)) && value) said.set(key.slice(5), value.slice(0, longestField));
  }
  const leaves = query.get('leaves') ?? '';
  return {
    service: word('service', usual.service),
    partners,
    hosts: list(query.get('hosts'), number).filter((one) => members.includes(one)),
    way: word('way', usual.way),
    form: word('form', ''),
    leaves: members.includes(leaves) ? leaves : '',
    own: figures,
    settings,
    scale: readValue(query.get('scale') ?? ''),
    title: (query.get('title') ?? '').slice(0, longestTitle),
    about: (query.get('about') ?? '').slice(0, 1000),
    quality: (query.get('quality') ?? '').slice(0, 1000),
    nearness: (query.get('nearness') ?? '').slice(0, 1000),
    roads,
    neighbours: query.get('neighbours') === '1',
    terms,
    keys,
    said,
  };
}

export function writeAsked(asked: Asked, own: string): URLSearchParams {
  const query = new URLSearchParams();
  const put = (key: string, value: string, otherwise = '') => value !== otherwise && query.set(key, value);
  put('service', asked.service, usual.service);
  put('with', asked.partners.join(','));
  put('hosts', asked.hosts.join(','));
  put('way', asked.way, usual.way);
  put('form', asked.form);
  put('leaves', asked.leaves);
  put(
    'own',
    [...asked.own]
      .map(
        ([place, held]) =>
          `${place}:${Object.entries(held)
            .map(([kind, value]) => `${kind}=${value}`)
            .join(',')}`,
      )
      .join(';'),
  );
  put('set', [...asked.settings].map(([key, value]) => `${key}=${writeValue(value)}`).join(';'));
  if (asked.scale !== null) put('scale', writeValue(asked.scale));
  put('title', asked.title);
  put('about', asked.about);
  put('quality', asked.quality);
  put('nearness', asked.nearness);
  const members = (pair: string) => pair.split('-').every((one) => one === own || asked.partners.includes(one));
  put(
    'km',
    [...asked.roads]
      .filter(([pair]) => members(pair))
      .map(([pair, { km, minutes }]) => `${pair}:${km ?? ''}${minutes === undefined ? '' : `:${minutes}`}`)
      .join(';'),
  );
  if (asked.neighbours) put('neighbours', '1');
  put('terms', [...asked.terms].map(([kind, value]) => `${kind}:${value}`).join(';'));
  put(
    'keys',
    asked.keys.map((one) => [one.from, one.sharing, ...(one.fixed === null ? [] : [one.fixed])].join(':')).join(';'),
  );
  for (const [field, text] of asked.said) put(`said.${field}`, text);
  return query;
}

/// What a study is asked by; `reason` stands beside what was set by hand.
export function bodyOf(
  asked: Asked,
  own: string,
  width: number,
  wide: number,
  reason: string,
  fields: readonly string[],
): StudyRequest {
  const members = [own, ...asked.partners];
  return {
    municipalities: members,
    seen_from: own,
    service: asked.service,
    sharing: asked.way,
    width,
    wide,
    ...(asked.hosts.length ? { hosts: asked.hosts } : {}),
    ...(asked.form ? { form: asked.form } : {}),
    ...(asked.leaves ? { leaves: asked.leaves } : {}),
    ...(asked.quality ? { quality: asked.quality } : {}),
    ...(asked.nearness ? { nearness: asked.nearness } : {}),
    ...(asked.scale === null ? {} : { scale: { ...asked.scale, reason } }),
    ...(asked.title ? { title: asked.title } : {}),
    ...(asked.about ? { about: asked.about } : {}),
    ...(asked.neighbours ? { through_neighbours: true } : {}),
    own: [...asked.own].map(([municipality, held]) => ({ municipality, ...held })),
    settings: [...asked.settings].map(([key, value]) => ({ id: key, ...value, reason })),
    distances: [...asked.roads].map(([pair, road]) => {
      const [from = '', to = ''] = pair.split('-');
      return { from, to, ...road };
    }),
    ...Object.fromEntries(asked.terms),
    history: asked.keys.map((one) => ({
      from: one.from,
      sharing: one.sharing,
      ...(one.fixed === null ? {} : { fixed_share: one.fixed }),
    })),
    // Fields of another form than the chosen one wait until it is chosen again.
    agreement: Object.fromEntries([...asked.said].filter(([field]) => fields.includes(field))),
  };
}

const given = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined;

/// The other way: what a file asks, as it is seen from `own`, who is a member.
export function askedOf(study: StudyRequest, own: string): Asked {
  const members = study.municipalities;
  const hosts = study.hosts ?? [];
  const value = (one: { value: number; low?: number | null; high?: number | null }): SetValue =>
    given(one.low) && given(one.high) ? { value: one.value, low: one.low, high: one.high } : { value: one.value };
  const terms = new Map<TermKind, number>();
  for (const kind of allTerms) {
    const said = study[kind];
    const nothing = kind === 'needed' ? 1 : 0;
    if (given(said) && (said !== nothing || kind === 'notice_months')) terms.set(kind, said);
  }
  return {
    service: study.service ?? usual.service,
    partners: members.filter((one) => one !== own),
    hosts: hosts.length === members.length ? [] : hosts,
    way: study.sharing ?? usual.way,
    form: study.form ?? '',
    leaves: '',
    own: new Map(
      (study.own ?? []).map(({ municipality, ...held }) => [
        municipality,
        Object.fromEntries(ownKinds.filter((kind) => given(held[kind])).map((kind) => [kind, held[kind]])) as OwnOf,
      ]),
    ),
    settings: new Map((study.settings ?? []).map((one) => [one.id, value(one)])),
    scale: study.scale ? value(study.scale) : null,
    title: study.title ?? '',
    about: study.about ?? '',
    quality: study.quality ?? '',
    nearness: study.nearness ?? '',
    roads: new Map(
      (study.distances ?? []).map(({ from, to, km, minutes }) => [
        roadOf(from, to),
        { ...(given(km) ? { km } : {}), ...(given(minutes) ? { minutes } : {}) },
      ]),
    ),
    neighbours: study.through_neighbours ?? false,
    terms,
    keys: (study.history ?? []).flatMap(({ from, sharing, fixed_share }) =>
      sharing ? [{ from, sharing, fixed: fixed_share ?? null }] : [],
    ),
    said: new Map(Object.entries(study.agreement ?? {})),
  };
}

interface Answered<T> {
  data: T | null; // the last answer, until the next is there
  failure: Failure | null;
  busy: boolean;
}

const rest = 120; // milliseconds that a choice must stand before it is asked for
const again = 700; // milliseconds before a server that has too much to do is asked once more
const mostTimes = 8;
const busyStatus = 503;

/// The answer to the newest question; what is asked meanwhile takes the place of the one under way. null: nothing is asked. Not before `ready`, so that one
/// long run goes on at a time.
export function useAnswer<T>(path: string, body: object | null, ready = true): Answered<T> {
  const { language } = useApp();
  const [state, setState] = useState<Answered<T> & { language: string }>({
    data: null,
    failure: null,
    busy: false,
    language,
  });
  const first = useRef(true);
  const asked = body === null ? '' : JSON.stringify(body);
  useEffect(() => {
    if (!asked) return setState({ data: null, failure: null, busy: false, language });
    setState((now) => ({ ...now, failure: null, busy: true }));
    if (!ready) return;
    const abort = new AbortController();
    let timer = 0;
    const ask = (times: number) => {
      first.current = false;
      post<T>(`${path}?lang=${language}`, JSON.parse(asked), abort.signal).then(
        (data) => setState({ data, failure: null, busy: false, language }),
        (cause: unknown) => {
          if (abort.signal.aborted) return;
          const failure = cause instanceof Failure ? cause : new Failure(0, null);
          if (failure.status === busyStatus && times < mostTimes)
            timer = window.setTimeout(() => ask(times + 1), again);
          else setState({ data: null, failure, busy: false, language });
        },
      );
    };
    timer = window.setTimeout(() => ask(1), first.current ? 0 : rest);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [path, asked, language, ready]);
  // Words of another language are not shown while those of this one are on their way.
  return state.language === language ? state : { data: null, failure: null, busy: state.busy };
}
