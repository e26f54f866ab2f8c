// What every page shows that differs from the published figures on today's course: the alternative that is chosen, and whose figures are used.
import { Button, Tag } from '@digdir/designsystemet-react';
import type { Municipality } from '../api/types';
import { useApp } from '../state/app';
import { useAtHand } from '../state/live';
import { isKept, useOwn } from '../state/own';
import { leave } from '../state/plan';
import { address } from '../state/route';
import '../styles/alternatives.css';
import { A } from './A';

/// What each page does with own figures; the others use them for all they show.
const saidOf: Record<string, string> = {
  standing: 'own.besideThem',
  choice: 'own.inRooms',
  structure: 'own.notHere',
  cooperation: 'own.notHere',
  rota: 'own.notHere',
  followup: 'own.notHere',
  sources: 'own.notHere',
};

export default function AtHandBar({ place }: { place: Municipality }) {
  const { t, route, language, navigate } = useApp();
  const [own, setOwn] = useOwn(place.number);
  const { changes, name } = useAtHand(place.number);
  const course = changes.length > 0 && (route.page === 'overview' || route.page === 'outlook');
  const asking = route.page === 'meeting' && route.query.get('step') === 'can';
  if (!own && !course) return null;
  const back = () => {
    leave(place.number, '', '');
    const query = new URLSearchParams(route.query);
    query.delete('c');
    query.delete('name');
    navigate(address(language, place.number, route.page, query), { replace: true, keepFocus: true });
  };
  return (
    <aside className="at-hand" aria-label={t('atHand.label')}>
      {course && (
        <p>
          <Tag data-size="sm" data-color="accent">
            {t('atHand.alternative')}
          </Tag>{' '}
          {t(name ? 'atHand.named' : 'atHand.turned', { name, count: changes.length })}{' '}
          <Button data-size="sm" variant="tertiary" className="no-print" onClick={back}>
            {t('atHand.today')}
          </Button>
          <A
            className="no-print"
            href={address(language, place.number, 'alternatives', { c: route.query.get('c') ?? '', name })}
          >
            {t('side.link')}
          </A>
        </p>
      )}
      {own && (
        <p className="own-note">
          <Tag data-size="sm" data-color="info">
            {t('own.title')}
          </Tag>{' '}
          {t(saidOf[route.page] ?? (asking ? 'own.inRooms' : 'own.inUse'), { file: own.name })}{' '}
          {!isKept(place.number) && <>{t('own.notKept')} </>}
          <Button data-size="sm" variant="tertiary" className="no-print" onClick={() => setOwn(null)}>
            {t('own.back')}
          </Button>
        </p>
      )}
    </aside>
  );
}
