// Whom to compare with: a kind of group, or a list of one's own.
import { Button, Field, Label, Select } from '@digdir/designsystemet-react';
import { useId } from 'react';
import type { Municipality } from '../api/types';
import { useApp } from '../state/app';
import { groupKinds, similarCounts, type Group } from '../state/group';
import { labelOf } from '../state/municipalities';
import { Search } from './Search';

export function GroupChooser({
  place,
  all,
  group,
}: {
  place: Municipality;
  all: readonly Municipality[];
  group: Group;
}) {
  const { t } = useApp();
  const id = useId();
  const members = group.answer?.group.members ?? [];
  const chosen = group.list
    .map((number) => all.find((one) => one.number === number))
    .filter((one): one is Municipality => one !== undefined);
  const keep = (numbers: string[]) => group.set({ group: numbers.length ? numbers.join(',') : 'chosen' });
  const counts = [...new Set([...similarCounts, group.count])].sort((a, b) => a - b);
  return (
    <div className="group-chooser">
      <div className="choices" role="group" aria-label={t('standing.group')}>
        <span>{t('standing.group')}:</span>
        {groupKinds.map((one) => (
          <Button
            key={one}
            data-size="sm"
            variant={group.kind === one ? 'primary' : 'secondary'}
            aria-pressed={group.kind === one}
            onClick={() => group.set({ group: one })}
          >
            {t(`standing.${one}`)}
          </Button>
        ))}
        {/* The list begins as the group at hand, so that it can be mended instead of made from nothing. */}
        <Button
          data-size="sm"
          variant={group.kind === 'chosen' ? 'primary' : 'secondary'}
          aria-pressed={group.kind === 'chosen'}
          onClick={() => group.kind !== 'chosen' && keep(members.slice(0, 10).map((one) => one.number))}
        >
          {t('standing.chosen')}
        </Button>
      </div>
      {group.kind === 'similar' && (
        <Field className="group-count">
          <Label htmlFor={id}>{t('standing.count')}</Label>
          <Select
            id={id}
            data-size="sm"
            value={String(group.count)}
            onChange={(event) => group.set({ n: event.target.value === '30' ? null : event.target.value })}
          >
            {counts.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {group.kind === 'chosen' && (
        <>
          <Search
            label={t('standing.add')}
            action={t('standing.addShort')}
            onChoose={(one) =>
              one.number !== place.number && !group.list.includes(one.number) && keep([...group.list, one.number])
            }
          />
          <ul className="chosen" aria-label={t('standing.chosenList')}>
            {chosen.map((one) => (
              <li key={one.number}>
                <Button
                  data-size="sm"
                  variant="secondary"
                  aria-label={t('compare.removeThis', { name: labelOf(one, all) })}
                  onClick={() => keep(group.list.filter((number) => number !== one.number))}
                >
                  {labelOf(one, all)} <span aria-hidden="true">×</span>
                </Button>
              </li>
            ))}
          </ul>
          {chosen.length === 0 && <p className="subtle">{t('standing.chosenEmpty')}</p>}
        </>
      )}
      {group.answer && group.kind !== 'chosen' && members.length > 0 && (
        <details className="group-members">
          <summary>
            {group.answer.group.method}{' '}
            {t(members.length === 1 ? 'standing.memberOne' : 'standing.members', { count: members.length })}
          </summary>
          <p>{members.map((one) => one.name).join(', ')}</p>
        </details>
      )}
      {group.answer && group.kind !== 'chosen' && members.length === 0 && (
        <p role="status">{t('standing.noMembers', { name: place.name })}</p>
      )}
    </div>
  );
}
