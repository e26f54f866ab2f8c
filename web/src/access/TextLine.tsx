// One line to write in, with its name above.
import { Field, Input, Label } from '@digdir/designsystemet-react';
import { useId, type InputHTMLAttributes } from 'react';

interface Props {
  label: string;
  help?: string;
  value: string;
  onText: (text: string) => void;
  type?: 'text' | 'password';
}
type More = Pick<InputHTMLAttributes<HTMLInputElement>, 'autoComplete' | 'inputMode' | 'required' | 'autoFocus'>;

export function TextLine({ label, help, value, onText, ...rest }: Props & More) {
  const id = useId();
  return (
    <Field>
      <Label htmlFor={id}>{label}</Label>
      {help && (
        <p className="subtle" id={`${id}-help`}>
          {help}
        </p>
      )}
      <Input
        id={id}
        value={value}
        aria-describedby={help ? `${id}-help` : undefined}
        onChange={(event) => onText(event.target.value)}
        {...rest}
      />
    </Field>
  );
}
