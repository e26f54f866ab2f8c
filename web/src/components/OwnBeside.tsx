// Where do we stand? The municipality's own figures beside what is published, above what compares it with others, which has published figures only.
import { Heading, Tag } from '@digdir/designsystemet-react';
import type { Municipality, OwnPreview } from '../api/types';
import { useApp } from '../state/app';
import { usePosted } from '../state/live';
import type { OwnFile } from '../state/own';
import { Loading } from './Loading';
import { OwnLines } from './OwnLines';

export default function OwnBeside({ place, own }: { place: Municipality; own: OwnFile }) {
  const { t, language } = useApp();
  const { data, failure } = usePosted<OwnPreview>(
    `/api/v1/municipalities/${place.number}/own-figures?lang=${language}`,
    JSON.stringify(own),
  );
  return (
    <section aria-labelledby="own-beside" className="own-preview">
      <Heading level={2} data-size="sm" id="own-beside">
        {t('own.beside')}{' '}
        <Tag data-size="sm" data-color="info">
          {t('own.title')}
        </Tag>
      </Heading>
      {data ? <OwnLines lines={data.lines} /> : <Loading failure={failure} />}
    </section>
  );
}
