// Who with whom: what would give this municipality most, one click each, with the reasons.
import { Button, Heading } from '@digdir/designsystemet-react';
import type { Municipality, Partners, Partnership } from '../../api/types';
import { useApp } from '../../state/app';
import { useResource } from '../../state/resource';
import { Loading } from '../Loading';

interface Props {
  place: Municipality;
  service: string;
  partners: readonly string[];
  onChoose: (numbers: string[]) => void;
}

const shownFirst = 3;

export function Suggestions({ place, service, partners, onChoose }: Props) {
  const { t, language } = useApp();
  const { data, failure } = useResource<Partners>(
    `/api/v1/municipalities/${place.number}/cooperation/partners?service=${service}&lang=${language}`,
  );
  const others = (one: Partnership) =>
    one.members.map((member) => member.number).filter((each) => each !== place.number);
  const isChosen = (one: Partnership) => {
    const wanted = others(one);
    return wanted.length === partners.length && wanted.every((number) => partners.includes(number));
  };
  const card = (one: Partnership, key: string) => (
    <li key={key} className={isChosen(one) ? 'measure taken' : 'measure'}>
      <h3 className="measure-name">{one.name}</h3>
      <p className={one.own_gain > 0 ? 'measure-facts left' : 'measure-facts missing'}>{one.reasons[0]}</p>
      <ul className="plain bullets reasons">
        {one.reasons.slice(1).map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <Button
        className="no-print"
        data-size="sm"
        variant={isChosen(one) ? 'primary' : 'secondary'}
        aria-pressed={isChosen(one)}
        onClick={() => onChoose(others(one))}
      >
        {t(isChosen(one) ? 'cooperation.shown' : 'cooperation.show')}
        <span className="visually-hidden"> {one.name}</span>
      </Button>
    </li>
  );
  return (
    <section aria-labelledby="suggestions" className="suggestions">
      <Heading level={2} data-size="sm" id="suggestions">
        {t('cooperation.suggestions', { name: place.name })}
      </Heading>
      {!data && failure && failure.status !== 0 ? (
        <p className="subtle">{failure.problem?.title}</p>
      ) : !data ? (
        <Loading failure={failure} />
      ) : (
        <>
          {data.notes.slice(0, -1).map((note) => (
            <p key={note}>{note}</p>
          ))}
          <ul className="measures">
            {data.partners.slice(0, shownFirst).map((one, index) => card(one, `best-${index}`))}
          </ul>
          {data.now && (
            <>
              <h3 className="measure-name">{t('cooperation.now')}</h3>
              <ul className="measures">{card(data.now, 'now')}</ul>
            </>
          )}
          <details>
            <summary>{t('cooperation.moreSuggestions')}</summary>
            <ul className="measures">
              {data.partners.slice(shownFirst).map((one, index) => card(one, `next-${index}`))}
            </ul>
            {[...data.notes.slice(-1), ...data.evidence].map((note) => (
              <p key={note} className="subtle text-column">
                {note}
              </p>
            ))}
          </details>
        </>
      )}
    </section>
  );
}
