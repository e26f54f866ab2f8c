// One of a list of figures, by its name.
import { Field, Label, Select } from '@digdir/designsystemet-react';
import { useId } from 'react';

interface Props {
  label: string;
  list: { id: string; name: string }[];
  chosen: string;
  onChoose: (id: string) => void;
}

export function ChooseFigure({ label, list, chosen, onChoose }: Props) {
  const id = useId();
  return (
    <Field className="difference-what no-print">
      <Label htmlFor={id}>{label}</Label>
      <Select id={id} data-size="sm" value={chosen} onChange={(event) => onChoose(event.target.value)}>
        {list.map((each) => (
          <option key={each.id} value={each.id}>
            {each.name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
