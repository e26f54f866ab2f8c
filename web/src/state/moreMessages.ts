// The sentences of the largest pages (schools, cooperation, programme), which the first page does not wait for.
import type { Language } from './route';

const loaders: Record<Language, () => Promise<{ default: Record<string, string> }>> = {
  nb: () => import('../messages/more.nb.json'),
  nn: () => import('../messages/more.nn.json'),
  en: () => import('../messages/more.en.json'),
};
const loaded: Partial<Record<Language, Record<string, string>>> = {};
let wanted = false;

async function load(language: Language) {
  loaded[language] ??= (await loaders[language]()).default;
}

/// Before one of those pages is shown; from then on each language is read whole.
export async function wantMore(language: Language) {
  wanted = true;
  await load(language);
}

/// With a language's own sentences.
export async function loadWanted(language: Language) {
  if (wanted) await load(language);
}

export const moreMessage = (language: Language, key: string) => loaded[language]?.[key];
