// An amount as a person types it: "60", "2,5", "1 200", "−3", "1,2 mill. kr", "0 årsverk", "fra 2028".

/// Words that may stand beside a figure without changing it.
const beside =
  /^(?:fra|frå|from|nok|kr)?\s*([+-]?\d+(?:[.,]\d+)?)\s*(?:mill(?:\.|ion(?:er|ar|s)?)?|mnok|kr(?:oner)?|nok|årsverk|fte|plass(?:er|ar)?|places?|%|km|min(?:utt(?:er)?|utes?)?|\s|\.)*$/;

/// Null for what is no number, and for numbers that no computer holds.
export function readAmount(text: string): number | null {
  const plain = text
    .trim()
    .toLowerCase()
    .replaceAll('\u2212', '-')
    .replaceAll(/(\d)[\s\u00a0\u202f]+(?=\d{3}(?!\d))/g, '$1')
    .replace(/^([+-])\s+/, '$1');
  const found = beside.exec(plain)?.[1]?.replace(',', '.');
  const value = found === undefined ? NaN : Number(found);
  return Number.isFinite(value) ? value : null;
}

/// More than any municipality has: of millions of kroner, and of people and places alike.
export const mostAmount = 100_000;
