// What a programme's file holds, thing by thing: which fields each has on the page, in the order of its form. The forms that add and those that correct are both made of
// this.
import type { Fields } from './fields';
import * as gains from './fieldsOfGains';
import * as plan from './fieldsOfPlan';
import * as voices from './fieldsOfVoices';
import type { Written } from './written';

const things = { ...plan, ...voices, ...gains };
export type What = keyof typeof things;

export const fieldsOf = (what: What, fields: Fields): Written[] => things[what](fields);
