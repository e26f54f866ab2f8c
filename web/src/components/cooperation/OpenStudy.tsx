// A study that somebody wrote, opened where it can be seen and changed: the file for the command line, or one that was taken along from here.
import { Alert } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Failure, post } from '../../api/client';
import type { StudyOpened } from '../../api/types';
import { useApp } from '../../state/app';
import { askedOf, longestField, mostMembers, writeAsked } from '../../state/cooperation';
import { address } from '../../state/route';
import { ReadFile } from './ReadFile';

export function OpenStudy({ own }: { own: string }) {
  const { t, language, navigate } = useApp();
  const [failure, setFailure] = useState('');
  const [leftOut, setLeftOut] = useState<string[] | null>(null);
  const read = async (text: string, name: string) => {
    setFailure('');
    setLeftOut(null);
    try {
      const { asked, left_out } = await post<StudyOpened>(`/api/v1/cooperation/opened?lang=${language}`, {
        text,
        name,
      });
      const members = asked.municipalities;
      if (members.length > mostMembers) return setFailure(t('cooperation.full', { count: mostMembers }));
      // Seen from whom the page is about; a study of others is shown from its first member.
      const from = members.includes(own) ? own : (members[0] ?? own);
      const cut = Object.values(asked.agreement ?? {}).some((said) => said.length > longestField);
      setLeftOut(cut ? [...left_out, t('cooperation.cut', { count: longestField })] : left_out);
      navigate(address(language, from, 'cooperation', writeAsked(askedOf(asked, from), from)), {
        replace: false,
        keepFocus: true,
      });
    } catch (cause) {
      setFailure(cause instanceof Failure && cause.problem ? cause.problem.title : t('server.away'));
    }
  };
  return (
    <details className="open-study no-print">
      <summary>{t('cooperation.openOwn')}</summary>
      <ReadFile
        label={t('cooperation.openFile')}
        about={t('cooperation.openAbout')}
        accept=".toml,text/plain"
        onRead={(text, name) => void read(text, name)}
      />
      {failure && (
        <Alert data-color="danger" role="alert">
          {failure}
        </Alert>
      )}
      {leftOut && (
        <Alert data-color="info" role="status">
          {t('cooperation.opened')} {leftOut.length > 0 && t('cooperation.leftOut')}
          {leftOut.length > 0 && (
            <ul>
              {leftOut.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          )}
        </Alert>
      )}
    </details>
  );
}
