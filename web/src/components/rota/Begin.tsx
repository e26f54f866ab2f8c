// Where a rota begins: two examples made from the municipality's own care, or a unit's own file; and what happens then.
import { Button, Heading } from '@digdir/designsystemet-react';
import type { Say } from '../../state/rota';
import { FileButton } from '../FileButton';

interface Props {
  name: string; // of the municipality
  say: Say;
  onDraft: (kind: string) => void;
  onFile: (file: File) => void;
}

const examples = ['home_care', 'staffed_homes', 'nursing_home'] as const;
const steps = ['unit', 'search', 'read', 'take'] as const;

export function Begin({ name, say, onDraft, onFile }: Props) {
  return (
    <section className="no-print" aria-labelledby="rota-begin">
      <Heading level={2} data-size="sm" id="rota-begin">
        {say('choose')}
      </Heading>
      <ul className="plain rota-begin">
        {examples.map((kind) => (
          <li key={kind}>
            <Heading level={3} data-size="2xs">
              {say(`draft.${kind}.name`)}
            </Heading>
            <p>{say(`draft.${kind}.about`, { name })}</p>
            <Button data-size="sm" onClick={() => onDraft(kind)}>
              {say(`draft.${kind}`)}
            </Button>
          </li>
        ))}
        <li>
          <Heading level={3} data-size="2xs">
            {say('file.name')}
          </Heading>
          <p>{say('file.about')}</p>
          <FileButton label={say('file')} accept=".toml,text/plain" onFiles={([file]) => onFile(file!)} />
        </li>
      </ul>
      <p className="subtle text-column">{say('draft.invented')}</p>
      <ol className="rota-steps">
        {steps.map((step) => (
          <li key={step}>{say(`step.${step}`)}</li>
        ))}
      </ol>
    </section>
  );
}
