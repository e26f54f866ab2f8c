// What several of the forms of accounts ask for, and how they say that it went wrong.
import { Alert } from '@digdir/designsystemet-react';
import { Strength } from './Strength';
import { TextLine } from './TextLine';
import { useAccess } from './words';

interface Field {
  value: string;
  onText: (text: string) => void;
}

/// The password that one has.
export function PasswordLine({ value, onText, label }: Field & { label?: string }) {
  const { say } = useAccess();
  return (
    <TextLine
      label={label ?? say('password')}
      type="password"
      autoComplete="current-password"
      required
      value={value}
      onText={onText}
    />
  );
}

/// A new one; `name` is the user name, which is too easy a guess.
export function NewPasswordLine({ value, onText, name }: Field & { name: string }) {
  const { say } = useAccess();
  return (
    <div>
      <TextLine
        label={say('password.new')}
        help={say('password.help')}
        type="password"
        autoComplete="new-password"
        required
        value={value}
        onText={onText}
      />
      <Strength password={value} name={name} />
    </div>
  );
}

export function CodeLine({ value, onText, autoFocus }: Field & { autoFocus?: boolean }) {
  const { say } = useAccess();
  return (
    <TextLine
      label={say('code')}
      help={say('code.help')}
      inputMode="numeric"
      autoComplete="one-time-code"
      required
      autoFocus={autoFocus}
      value={value}
      onText={onText}
    />
  );
}

export function Fault({ text }: { text: string }) {
  return text ? (
    <Alert data-color="danger" role="alert">
      {text}
    </Alert>
  ) : null;
}
