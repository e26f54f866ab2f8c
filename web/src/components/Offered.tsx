// On a published page: what the municipality put out beside today's course, and where it asks for answers.
import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { useApp } from '../state/app';
import { told } from '../state/published';
import { address } from '../state/route';
import { A } from './A';

interface Offer {
  name: string;
  c: string; // what is turned, as in an address
}

export default function Offered({ number }: { number: string }) {
  const { t, language, route } = useApp();
  const alternatives = JSON.parse(told('alternatives') ?? '[]') as Offer[];
  const consultation = told('consultation');
  if (!alternatives.length && !consultation) return null;
  return (
    <section className="live-section" aria-labelledby="offered">
      {alternatives.length > 0 && (
        <>
          <Heading level={2} data-size="md" id="offered">
            {t('published.alternatives')}
          </Heading>
          <Paragraph>{t('published.lead')}</Paragraph>
          <ul className="plain">
            {alternatives.map((one) => (
              <li key={one.name}>
                <A
                  href={address(language, number, 'overview', { c: one.c, name: one.name })}
                  aria-current={route.query.get('name') === one.name ? 'true' : undefined}
                >
                  {one.name}
                </A>{' '}
                (<A href={address(language, number, 'choice', { c: one.c, name: one.name })}>{t('published.turn')}</A>)
              </li>
            ))}
            <li>
              <A href={address(language, number, 'overview')}>{t('published.today')}</A>
            </li>
          </ul>
        </>
      )}
      {consultation && (
        <p>
          <a href={consultation}>{t('published.consultation')}</a>
        </p>
      )}
    </section>
  );
}
