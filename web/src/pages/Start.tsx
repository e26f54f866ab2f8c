// Search or map.
import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { useCallback } from 'react';
import type { Municipality } from '../api/types';
import { A } from '../components/A';
import { NorwayMap } from '../components/Map';
import { Search } from '../components/Search';
import { useApp } from '../state/app';
import { useMunicipalities } from '../state/municipalities';
import { address } from '../state/route';

const examples = ['4647', '5029', '5046', '1833', '4640', '1151'];

export function Start() {
  const { t, language, navigate } = useApp();
  const all = useMunicipalities() ?? [];
  const go = useCallback(
    (place: Municipality) => navigate(address(language, place.number, 'overview')),
    [language, navigate],
  );
  const goRegion = useCallback(
    (region: string) => navigate(address(language, null, 'compare', { m: region })),
    [language, navigate],
  );
  return (
    <div className="start">
      <div>
        <Heading level={1} data-size="lg" tabIndex={-1}>
          {t('start.title')}
        </Heading>
        <Paragraph variant="long">{t('start.lead')}</Paragraph>
        <Search label={t('start.search')} onChoose={go} onRegion={goRegion} action={t('start.open')} />
        <Paragraph data-size="sm" className="subtle">
          {t('start.examples')}{' '}
          {examples.map((number, index) => {
            const place = all.find((one) => one.number === number);
            return (
              place && (
                <span key={number}>
                  {index > 0 && ' · '}
                  <A href={address(language, number, 'overview')}>{place.name}</A>
                </span>
              )
            );
          })}
        </Paragraph>
        <Paragraph data-size="sm">
          <A href={address(language, null, 'compare')}>{t('start.compare')}</A>
        </Paragraph>
        <ul className="three">
          {(['money', 'people', 'places'] as const).map((room) => (
            <li key={room}>
              <strong>{t(`room.${room}`)}</strong>
              <span>{t(`start.${room}`)}</span>
            </li>
          ))}
        </ul>
      </div>
      <NorwayMap all={all} onChoose={go} />
    </div>
  );
}
