// Did we get there? Says what will come, until it is built.
import { Heading, Paragraph } from '@digdir/designsystemet-react';
import type { Municipality } from '../api/types';
import { useApp } from '../state/app';

export default function FollowUp({ place }: { place: Municipality }) {
  const { t } = useApp();
  return (
    <>
      <Heading level={1} data-size="lg" tabIndex={-1}>
        {t('followup.title', { name: place.name })}
      </Heading>
      <Paragraph variant="long">{t('followup.lead')}</Paragraph>
      <ul className="plain bullets">
        {['programme', 'gains', 'wheel'].map((one) => (
          <li key={one}>{t(`followup.${one}`)}</li>
        ))}
      </ul>
      <Paragraph>{t('followup.meanwhile')}</Paragraph>
    </>
  );
}
