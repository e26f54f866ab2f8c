// What several of the forms of accounts ask for, and how they say that it went wrong.
import { Alert } from '@digdir/designsystemet-react';
import { TextLine } from './TextLine';
import { useAccess } from './words';

interface Field {
  value: string;
  onText: (text: string) => void;
}

/// The password that one has, or a new one.
export function PasswordLine({ value, onText, fresh = false }: Field & { fresh?: boolean }) {
  const { say } = useAccess();
  return (
    <TextLine
      label={say(fresh ? 'password.new' : 'password')}
      help={fresh ? say('password.help') : undefined}
      type="password"
      autoComplete={fresh ? 'new-password' : 'current-password'}
      required
      value={value}
      onText={onText}
    />
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
