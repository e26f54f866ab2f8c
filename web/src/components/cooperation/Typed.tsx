// Fields of a study that are taken when they are left, so that it is not worked out for every letter.
import { useEffect, useState } from 'react';

/// A field that is taken when it is left or Enter is pressed.
export function Typed({ label, value, onTake }: { label: string; value: string; onTake: (text: string) => void }) {
  const [text, setText] = useState(value);
  return (
    <input
      className="ds-input small-number"
      inputMode="decimal"
      aria-label={label}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => text !== value && onTake(text)}
      onKeyDown={(event) => event.key === 'Enter' && text !== value && onTake(text)}
    />
  );
}

export function Written({
  label,
  value,
  rows = 3,
  longest = 1000,
  onTake,
}: {
  label: React.ReactNode;
  value: string;
  rows?: number;
  longest?: number;
  onTake: (text: string) => void;
}) {
  const [text, setText] = useState(value);
  // What a file brings stands here when it is opened.
  useEffect(() => setText(value), [value]);
  return (
    <label className="written">
      {label}
      <textarea
        className="ds-input"
        rows={rows}
        maxLength={longest}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => text !== value && onTake(text.trim())}
      />
    </label>
  );
}
