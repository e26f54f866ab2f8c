// The report as files: of today's course, of what is turned, or of alternatives side by side; with the municipality's own figures where they are used.
import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import type { Change, Municipality } from '../api/types';
import type { Alternative } from '../state/alternatives';
import { useApp } from '../state/app';
import { useFiles } from '../state/files';
import { useOwn } from '../state/own';
import { published } from '../state/published';
import { Files } from './Files';

interface Props {
  place: Municipality;
  changes?: Change[];
  name?: string;
  alternatives?: Alternative[]; // set side by side, in place of the changes
}

/// A published site has no program behind it that could write files.
export function ReportMenu(props: Props) {
  return published ? null : <Menu {...props} />;
}

function Menu({ place, changes = [], name = '', alternatives = [] }: Props) {
  const { t, language } = useApp();
  const [own] = useOwn(place.number);
  const made = useFiles(`/api/v1/municipalities/${place.number}/reports?lang=${language}`);
  const lead = alternatives.length ? 'report.leadAlternatives' : changes.length ? 'report.leadScenario' : 'report.lead';
  return (
    <section className="report no-print" aria-labelledby="report">
      <Heading level={2} data-size="2xs" id="report">
        {t('report.title')}
      </Heading>
      <Paragraph data-size="sm">{t(lead)}</Paragraph>
      <Button
        variant="secondary"
        data-size="sm"
        disabled={made.progress !== null}
        onClick={() =>
          made.make({
            ...(alternatives.length ? { alternatives } : { changes, ...(name ? { name } : {}) }),
            ...(own ? { own } : {}),
          })
        }
      >
        {t('report.make')}
      </Button>
      {made.failure && <Alert data-color="danger">{made.failure}</Alert>}
      <Files {...made} />
    </section>
  );
}
