// What the rota gives the municipality, and the way to where measures are chosen.
import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import type { AnnualRota } from '../../api/types';
import { useApp } from '../../state/app';
import { carryMeasure } from '../../state/measures';
import { address } from '../../state/route';
import type { Say } from '../../state/rota';

interface Props {
  place: string;
  measure: NonNullable<AnnualRota['measure']>;
  say: Say;
}

export function AsMeasure({ place, measure, say }: Props) {
  const { language, navigate } = useApp();
  const carry = () => {
    carryMeasure(place, {
      name: measure.name,
      kroner: measure.kroner ?? 0,
      fte: measure.fte,
      places: 0,
      from: measure.from,
    });
    navigate(address(language, place, 'choice'));
  };
  return (
    <section aria-labelledby="rota-measure">
      <Heading level={2} data-size="sm" id="rota-measure">
        {say('measure')}
      </Heading>
      {measure.words.map((line) => (
        <Paragraph key={line}>{line}</Paragraph>
      ))}
      <p className="no-print">
        <Button data-size="sm" variant="secondary" onClick={carry}>
          {say('measure.carry')}
        </Button>
      </p>
    </section>
  );
}
