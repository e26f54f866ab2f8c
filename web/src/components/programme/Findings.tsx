// What must be done now, and paper with everything open.
import { Tag } from '@digdir/designsystemet-react';
import { useEffect, useState } from 'react';
import type { Programme } from '../../api/types';
import { useApp } from '../../state/app';
import { More, Section } from './Part';

type Finding = Programme['findings'][number];
/// What is about no thing of the programme has a part of the page for its place: somebody to be asked, a mandate to be written, time to be set aside.
const parts: Record<string, string> = { not_heard: 'heard', no_mandate: 'mandate', overload: 'resources' };
const things = ['group', 'task', 'decision', 'gain', 'involvement', 'risk', 'project', 'promise'];
const goes = (one: Finding) => one.kind in parts || (one.about && things.includes(one.about.what));

export function Findings({ programme, onOpen }: { programme: Programme; onOpen: (what: string, id: string) => void }) {
  const { t } = useApp();
  const few = 8;
  const [all, setAll] = useState(false);
  const shown = all ? programme.findings : programme.findings.slice(0, few);
  return (
    <Section id="findings" title={t('programme.findings')}>
      {programme.findings.length === 0 ? (
        <p>{t('programme.nothing')}</p>
      ) : (
        <ol className="plain programme-findings">
          {shown.map((one) => (
            <li key={one.text}>
              <Tag data-size="sm" data-color={one.weight === 'must' ? 'warning' : 'neutral'}>
                {one.weight_name}
              </Tag>
              <div>
                <p>
                  {one.text}
                  {one.basis && <span className="subtle"> ({one.basis})</span>}
                </p>
                {one.todo && (
                  <p className="programme-todo">
                    {one.todo}{' '}
                    {goes(one) && (
                      <button
                        type="button"
                        className="link-button no-print"
                        onClick={() =>
                          one.kind in parts ? onOpen(parts[one.kind]!, '') : onOpen(one.about!.what, one.about!.id)
                        }
                      >
                        {t('programme.goThere')}
                        <span className="visually-hidden">: {one.text}</span>
                      </button>
                    )}
                  </p>
                )}
              </div>
            </li>
          ))}
        </ol>
      )}
      {programme.findings.length > few && !all && (
        <button type="button" className="link-button no-print" onClick={() => setAll(true)}>
          {t('programme.showAll', { count: programme.counts.findings ?? programme.findings.length })}
        </button>
      )}
      {all && <More shown={programme.findings.length} all={programme.counts.findings ?? 0} />}
    </Section>
  );
}

/// On paper everything is open.
export function useOpenOnPaper() {
  useEffect(() => {
    let opened: HTMLDetailsElement[] = [];
    const print = () => {
      opened = [
        ...document.querySelectorAll<HTMLDetailsElement>('.programme-section details:not(.programme-edit):not([open])'),
      ];
      for (const one of opened) one.open = true;
    };
    const back = () => {
      for (const one of opened) one.open = false;
    };
    window.addEventListener('beforeprint', print);
    window.addEventListener('afterprint', back);
    return () => {
      window.removeEventListener('beforeprint', print);
      window.removeEventListener('afterprint', back);
    };
  }, []);
}
