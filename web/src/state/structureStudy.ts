// What the page asks of a study of the schools over years, in the address: "km=30,40,50&most=4&per=1&seats=974563258=110&stay=…&view=cheapest&area=Viggja&born=2022&school=…".
import type { StructureRequest } from '../api/types';
import { ranges, readClosed, readPupils, type School } from './schools';

export const lengths = ['km_1_4', 'km_5_7', 'km_8_10'] as const;
export const usualLengths = [30, 40, 50];

export interface Wanted {
  km: (number | null)[]; // by lengths; null: the usual
  most: number | null; // schools
  per: number | null; // changes a year
  seats: Map<string, number>; // by school's id
  stay: string[]; // ids
  view: string;
  year: number | null;
}

const counted = (text: string | null) => {
  const value = Number(text);
  return text && Number.isInteger(value) && value > 0 ? value : null;
};

export function readWanted(query: URLSearchParams): Wanted {
  const km = (query.get('km') ?? '').split(',');
  return {
    km: lengths.map((_, k) => (km[k] && Number(km[k]) >= 0 ? Number(km[k]) : null)),
    most: counted(query.get('most')),
    per: counted(query.get('per')),
    seats: readPupils(query.get('seats')),
    stay: (query.get('stay') ?? '').split(',').filter((one) => /^\d+$/.test(one)),
    view: /^[a-z]+(-\d+)?$/.test(query.get('view') ?? '') ? query.get('view')! : 'cheapest',
    year: counted(query.get('then')),
  };
}

/// A marking of the map ("974563258,975276600:8-10") as names; those that no study can have are left out.
export function closeNames(text: string, schools: readonly School[]): string[] {
  return readClosed(text).flatMap((one) => {
    const school = schools.find((each) => each.id === one.id);
    const to = schools.find((each) => each.id === one.to);
    if (!school || !inStudy(school)) return [];
    return [school.name + ranges[one.how] + (to && inStudy(to) ? `=${to.name}` : '')];
  });
}

export const inStudy = (school: School) =>
  !school.private && school.known !== 'unknown' && school.known !== 'outside' && school.lowest_grade !== null;

/// Without alternatives, points and what is shown: what the search depends on.
export function studyBody(
  wanted: Wanted,
  pupils: ReadonlyMap<string, number>,
  schools: readonly School[],
  file: string,
  ways: string,
): StructureRequest {
  if (file) return { file, ...(ways ? { ways } : {}) };
  const sites = schools.filter(inStudy).flatMap((school) => {
    const own = pupils.get(school.id),
      seats = wanted.seats.get(school.id),
      stays = wanted.stay.includes(school.id);
    if (own === undefined && seats === undefined && !stays) return [];
    return [
      {
        name: school.name,
        ...(own === undefined ? {} : { pupils: own }),
        ...(seats === undefined ? {} : { seats }),
        ...(stays ? { must: 'stay' } : {}),
      },
    ];
  });
  return {
    longest: Object.fromEntries(lengths.map((key, k) => [key, wanted.km[k] ?? usualLengths[k]!])),
    ...(wanted.most === null ? {} : { most_schools: wanted.most }),
    ...(wanted.per === null ? {} : { changes_a_year: wanted.per }),
    ...(sites.length ? { sites } : {}),
  };
}
