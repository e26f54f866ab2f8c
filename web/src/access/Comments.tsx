// What has been said of one figure or measure, and a line to say more.
import { Button, Field, Heading, Label, Textarea } from '@digdir/designsystemet-react';
import { useEffect, useId, useState, type FormEvent } from 'react';
import { get, post, remove } from '../api/client';
import { Fault } from './fields';
import type { components } from '../api/schema';
import type { Language } from '../state/route';
import { useSending } from './useSending';
import { load, type Say } from './words';

type Comment = components['schemas']['Comment'];

interface Props {
  municipality: string;
  about: string;
  title: string;
  language: Language;
}

export default function Comments({ municipality, about, title, language }: Props) {
  const id = useId();
  const [say, setSay] = useState<Say | null>(null);
  const [comments, setComments] = useState<Comment[]>([]);
  const [text, setText] = useState('');
  const { busy, fault, send } = useSending();
  const base = `/api/v1/municipalities/${municipality}/comments`;
  useEffect(() => {
    let stale = false;
    void load(language).then((loaded) => !stale && setSay(() => loaded));
    get<{ comments: Comment[] }>(`${base}?about=${encodeURIComponent(about)}&lang=${language}`).then(
      (found) => !stale && setComments(found.comments),
      () => undefined,
    );
    return () => {
      stale = true;
    };
  }, [base, about, language]);
  if (!say) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!text.trim()) return;
    void send(async () => {
      const made = await post<Comment>(`${base}?lang=${language}`, {
        about,
        title: title.slice(0, 90),
        text: text.trim(),
      });
      setComments([...comments, made]);
      setText('');
    });
  };
  const drop = (one: Comment) =>
    void send(async () => {
      await remove(`${base}/${one.id}?lang=${language}`);
      setComments(comments.filter((other) => other !== one));
    });
  return (
    <section className="comments no-print" aria-labelledby={`${id}-title`}>
      <Heading level={3} data-size="2xs" id={`${id}-title`}>
        {say('comments')}
      </Heading>
      {comments.length > 0 && (
        <ul>
          {comments.map((one) => (
            <li key={one.id}>
              <span className="subtle">
                {[one.author, one.time.slice(0, 10)].filter(Boolean).join(', ')}
                {one.own && (
                  <Button data-size="sm" variant="tertiary" disabled={busy} onClick={() => drop(one)}>
                    {say('comment.remove')}
                    <span className="visually-hidden"> {one.text.slice(0, 40)}</span>
                  </Button>
                )}
              </span>
              <p>{one.text}</p>
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={submit}>
        <Field>
          <Label htmlFor={`${id}-text`} data-size="sm">
            {say('comment.write')}
          </Label>
          <Textarea
            id={`${id}-text`}
            data-size="sm"
            rows={2}
            maxLength={1000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
        <Button type="submit" data-size="sm" variant="secondary" disabled={busy || !text.trim()}>
          {say('comment.send')}
        </Button>
      </form>
      <Fault text={fault} />
    </section>
  );
}
