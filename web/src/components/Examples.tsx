// Questions that people ask, each a press away from its answer.
import { Button, Heading } from '@digdir/designsystemet-react';
import type { Change } from '../api/types';
import { useApp } from '../state/app';

const examples: { id: string; changes: Change[] }[] = [
  { id: 'homes', changes: [{ id: 'institution_to_staffed_home', value: 0.2 }] },
  { id: 'school', changes: [{ id: 'school_count', value: -1 }] },
  { id: 'sick', changes: [{ id: 'sick_leave', value: 0.06 }] },
  {
    id: 'technology',
    changes: [
      { id: 'welfare_technology', value: 0.3 },
      { id: 'reablement', value: 0.3 },
    ],
  },
];

/// The question that exactly these changes answer.
export const exampleOf = (changes: readonly Change[]) =>
  examples.find(
    (one) =>
      one.changes.length === changes.length &&
      one.changes.every((wanted) => changes.some((change) => change.id === wanted.id && change.value === wanted.value)),
  );

export function Examples({ chosen, onChoose }: { chosen?: string | undefined; onChoose: (changes: Change[]) => void }) {
  const { t } = useApp();
  return (
    <section aria-labelledby="examples" className="examples no-print">
      <Heading level={2} data-size="2xs" id="examples">
        {t('examples.title')}
      </Heading>
      <div className="choices">
        {examples.map((one) => (
          <Button
            key={one.id}
            variant={one.id === chosen ? 'primary' : 'secondary'}
            aria-pressed={one.id === chosen}
            data-size="sm"
            onClick={() => onChoose(one.changes)}
          >
            {t(`examples.${one.id}`)}
          </Button>
        ))}
      </div>
    </section>
  );
}
