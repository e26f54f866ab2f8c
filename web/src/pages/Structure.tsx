// Where should schools and care homes be? Says what will come and what is lacking, until it is built.
import { Heading, Paragraph } from '@digdir/designsystemet-react';
import type { Municipality } from '../api/types';
import { A } from '../components/A';
import { useApp } from '../state/app';
import { address } from '../state/route';

export default function Structure({ place }: { place: Municipality }) {
  const { t, language } = useApp();
  return (
    <>
      <Heading level={1} data-size="lg" tabIndex={-1}>
        {t('structure.title', { name: place.name })}
      </Heading>
      <Paragraph variant="long">{t('structure.lead')}</Paragraph>
      <ul className="plain bullets">
        {['alternatives', 'journeys', 'lacking'].map((one) => (
          <li key={one}>{t(`structure.${one}`)}</li>
        ))}
      </ul>
      <Paragraph>
        {t('structure.meanwhile')} <A href={address(language, place.number, 'choice', { group: 'school' })}>{t('structure.lever')}</A>
      </Paragraph>
    </>
  );
}
