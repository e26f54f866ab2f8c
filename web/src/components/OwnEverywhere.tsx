// Own figures from any page: the same way in as on the answer page, which has it among what it rests on.
import { Button } from '@digdir/designsystemet-react';
import { Suspense, useState } from 'react';
import type { Municipality } from '../api/types';
import { useApp } from '../state/app';
import { later } from '../state/arrive';
import { useOwn } from '../state/own';
import { Loading } from './Loading';

const OwnFigures = later(() => import('./OwnFigures'));

export function OwnEverywhere({ place }: { place: Municipality }) {
  const { t } = useApp();
  const [own, setOwn] = useOwn(place.number);
  const [open, setOpen] = useState(false);
  return (
    <div className="own-everywhere no-print">
      <Button variant="tertiary" data-size="sm" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('own.everywhere')}
      </Button>
      {open && (
        <Suspense fallback={<Loading />}>
          <OwnFigures
            place={place}
            own={own}
            onOwn={(file) => {
              setOwn(file);
              setOpen(false);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
