// The scenarios that the program has saved for a municipality.
import { get } from '../api/client';
import type { Scenario } from '../api/types';

/// All of them, page after page.
export async function savedScenarios(number: string): Promise<Scenario[]> {
  const all: Scenario[] = [];
  let after = '';
  do {
    const page = await get<{ scenarios: Scenario[]; next?: string }>(
      `/api/v1/scenarios?municipality=${number}&with=changes${after && `&after=${encodeURIComponent(after)}`}`,
    );
    all.push(...page.scenarios);
    after = page.next ?? '';
  } while (after);
  return all;
}
