// Who takes part: those picked, those near by distance, and any other by name.
import { Button, Heading } from '@digdir/designsystemet-react';
import type { CooperationMap, Municipality } from '../../api/types';
import { useApp } from '../../state/app';
import { mostMembers, type Asked } from '../../state/cooperation';
import { labelOf } from '../../state/municipalities';
import { Search } from '../Search';

interface Props {
  place: Municipality;
  all: readonly Municipality[];
  near: CooperationMap['near'];
  asked: Asked;
  onToggle: (number: string) => void;
  onHost: (number: string) => void;
}

export function Members({ place, all, near, asked, onToggle, onHost }: Props) {
  const { t, format } = useApp();
  const full = asked.partners.length >= mostMembers - 1;
  const members = [place.number, ...asked.partners].flatMap((number) => all.find((one) => one.number === number) ?? []);
  const host = (number: string) => asked.hosts.length === 0 || asked.hosts.includes(number);
  return (
    <div className="members">
      <Heading level={2} data-size="2xs" id="members">
        {t('cooperation.members')}
      </Heading>
      <ul className="chosen" aria-labelledby="members">
        {members.map((one) => (
          <li key={one.number}>
            {one.number === place.number ? (
              <span className="own-member">{labelOf(one, all)}</span>
            ) : (
              <Button
                data-size="sm"
                variant="secondary"
                aria-label={t('compare.removeThis', { name: labelOf(one, all) })}
                onClick={() => onToggle(one.number)}
              >
                {labelOf(one, all)} <span aria-hidden="true">×</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {asked.partners.length === 0 && <p className="subtle">{t('cooperation.pickOne')}</p>}
      {full && <p role="status">{t('cooperation.full', { count: mostMembers })}</p>}
      <details className="near">
        <summary>{t('cooperation.near')}</summary>
        <fieldset>
          <legend className="visually-hidden">{t('cooperation.near')}</legend>
          <ul className="plain near-list">
            {near.map((one) => (
              <li key={one.number}>
                <label>
                  <input
                    type="checkbox"
                    checked={asked.partners.includes(one.number)}
                    disabled={full && !asked.partners.includes(one.number)}
                    onChange={() => onToggle(one.number)}
                  />{' '}
                  {one.name}{' '}
                  <span className="subtle">
                    {t(one.neighbour ? 'cooperation.kmNeighbour' : 'cooperation.km', {
                      km: format.number(one.kilometres),
                    })}
                  </span>
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
        {!full && (
          <Search
            label={t('cooperation.other')}
            action={t('standing.addShort')}
            onChoose={(one) =>
              one.number !== place.number && !asked.partners.includes(one.number) && onToggle(one.number)
            }
          />
        )}
      </details>
      {asked.partners.length > 0 && (
        <details>
          <summary>{t('cooperation.hosts')}</summary>
          <fieldset>
            <legend className="subtle">{t('cooperation.hostsAbout')}</legend>
            <ul className="plain near-list">
              {members.map((one) => (
                <li key={one.number}>
                  <label>
                    <input type="checkbox" checked={host(one.number)} onChange={() => onHost(one.number)} />{' '}
                    {labelOf(one, all)}
                  </label>
                </li>
              ))}
            </ul>
          </fieldset>
        </details>
      )}
    </div>
  );
}
