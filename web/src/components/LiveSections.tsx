// Sections of the report on the page: heading, paragraphs, charts, notes.
import { Heading, Paragraph } from '@digdir/designsystemet-react';
import type { LiveSection } from '../api/types';
import { ReportChart } from '../charts/ReportChart';

export const headOf = (section: LiveSection) => `section-${section.id}`;

export function LiveSections({ sections, place }: { sections: readonly LiveSection[]; place: string }) {
  return sections.map((section) => (
    <section key={section.id} aria-labelledby={headOf(section)} className="live-section">
      <Heading level={2} data-size="md" id={headOf(section)} tabIndex={-1}>
        {section.heading}
      </Heading>
      {section.paragraphs.map((text) => (
        <Paragraph key={text} className="text-column">
          {text}
        </Paragraph>
      ))}
      <div className="charts">
        {section.charts.map((chart) => (
          <ReportChart key={chart.id} chart={chart} place={place} />
        ))}
      </div>
      {section.notes.length > 0 && (
        <ul className="notes">
          {section.notes.map((note) => (
            <li key={note} className="subtle">
              {note}
            </li>
          ))}
        </ul>
      )}
    </section>
  ));
}
