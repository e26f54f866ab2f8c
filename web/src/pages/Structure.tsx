// Where should schools and care homes be? Today's schools on the map; says what is lacking until alternatives are built.
import { Alert, Heading, Paragraph } from '@digdir/designsystemet-react';
import type { Municipality, Schools } from '../api/types';
import { SchoolMap } from '../charts/SchoolMap';
import { A } from '../components/A';
import { Loading } from '../components/Loading';
import { useApp } from '../state/app';
import { useResource } from '../state/resource';
import { address } from '../state/route';

export default function Structure({ place }: { place: Municipality }) {
  const { t, language } = useApp();
  const { data, failure } = useResource<Schools>(`/api/v1/municipalities/${place.number}/schools?lang=${language}`);
  return (
    <>
      <Heading level={1} data-size="lg" tabIndex={-1}>
        {t('structure.title', { name: place.name })}
      </Heading>
      <Paragraph variant="long">{t('structure.lead')}</Paragraph>
      {!data ? <Loading failure={failure} /> : data.schools.length ? <SchoolMap name={`${place.number}-schools`} map={data} /> : <Alert data-color="info">{t('structure.none')}</Alert>}
      <Heading level={2} data-size="sm">
        {t('structure.coming')}
      </Heading>
      <ul className="plain bullets">
        {['alternatives', 'journeys'].map((one) => (
          <li key={one}>{t(`structure.${one}`)}</li>
        ))}
      </ul>
      <Paragraph>
        {t('structure.meanwhile')} <A href={address(language, place.number, 'choice', { group: 'school' })}>{t('structure.lever')}</A>
      </Paragraph>
    </>
  );
}
