// A file read in: dropped or chosen, seen as it is understood, its columns decided, then put into the store. And what of the store is in use.
import {
  Alert,
  Button,
  Checkbox,
  Field,
  Heading,
  Label,
  Paragraph,
  Select,
  Textfield,
} from '@digdir/designsystemet-react';
import { useEffect, useRef } from 'react';
import type { ImportPreview, InForce, Municipality } from '../api/types';
import { useApp } from '../state/app';
import { useImporting, useWords, type Importing, type Say } from '../state/importing';
import { useResource } from '../state/resource';
import { address } from '../state/route';
import { DataTable } from './DataTable';
import { DropFile } from './DropFile';
import { Loading } from './Loading';
import '../styles/importing.css';

const levels = ['part', 'county', 'country', 'group', 'all'];

function Forms({ place, forms, say }: { place: Municipality; forms: InForce['forms']; say: Say }) {
  const { language } = useApp();
  return (
    <>
      <Heading level={3} data-size="2xs">
        {say('forms')}
      </Heading>
      <p className="subtle text-column">{say('forms.lead')}</p>
      <ul className="import-forms">
        {forms.map((form) => (
          <li key={form.id}>
            <a href={`/api/v1/municipalities/${place.number}/forms/${form.id}?lang=${language}`} download>
              {form.title}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

/// Every column with what it is read as, to be decided otherwise.
function Columns({ preview, work, say }: { preview: ImportPreview; work: Importing; say: Say }) {
  const several = preview.columns.some((column) => column.table > 1);
  return (
    <>
      <Heading level={4} data-size="2xs">
        {say('columns')}
      </Heading>
      <div className="table-scroll import-columns" tabIndex={0} role="region" aria-label={say('columns')}>
        <table className="ds-table" data-size="sm" data-border>
          <thead>
            <tr>
              {several && <th scope="col">{say('table')}</th>}
              <th scope="col">{say('column')}</th>
              <th scope="col">{say('head')}</th>
              <th scope="col">{say('example')}</th>
              <th scope="col">{say('role')}</th>
            </tr>
          </thead>
          <tbody>
            {preview.columns.map((column) => (
              <tr key={`${column.table} ${column.letter}`}>
                {several && <td>{column.table}</td>}
                <td>{column.letter}</td>
                <td>{column.head}</td>
                <td>{column.example}</td>
                <td>
                  <Select
                    data-size="sm"
                    aria-label={say('roleOf', { column: `${column.letter} ${column.head}` })}
                    value={column.role}
                    onChange={(event) =>
                      work.decide(
                        { roles: { ...work.decided.roles, [column.head || column.letter]: event.target.value } },
                        true,
                      )
                    }
                  >
                    {preview.roles.map((role) => (
                      <Select.Option key={role.role} value={role.role}>
                        {role.name}
                      </Select.Option>
                    ))}
                  </Select>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <form
        className="import-choices"
        onSubmit={(event) => {
          event.preventDefault();
          work.decide({}, true);
        }}
      >
        <Textfield
          data-size="sm"
          label={say('year')}
          value={work.decided.year}
          inputMode="numeric"
          maxLength={4}
          onChange={(event) => work.decide({ year: event.target.value })}
        />
        <Field data-size="sm">
          <Label htmlFor="import-level">{say('level')}</Label>
          <Select
            id="import-level"
            data-size="sm"
            value={work.decided.level}
            onChange={(event) => work.decide({ level: event.target.value }, true)}
          >
            <Select.Option value="">{say('level.auto')}</Select.Option>
            {levels.map((level) => (
              <Select.Option key={level} value={level}>
                {say(`level.${level}`)}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <Button type="submit" data-size="sm" variant="secondary">
          {say('again')}
        </Button>
      </form>
    </>
  );
}

function First({ preview, say }: { preview: ImportPreview; say: Say }) {
  const parts = preview.rows.some((row) => row.part);
  const details = preview.rows.some((row) => row.detail);
  if (!preview.rows.length) return null;
  return (
    <>
      <Heading level={4} data-size="2xs">
        {say('figures')}
      </Heading>
      <div className="import-rows">
        <DataTable
          caption={say('figures')}
          names={[0, 1, 2, 3, 4]}
          table={{
            columns: [
              say('place'),
              ...(parts ? [say('part')] : []),
              say('when'),
              say('quantity'),
              ...(details ? [say('detail')] : []),
              say('value'),
              say('line'),
            ],
            figures: [false, ...(parts ? [false] : []), false, false, ...(details ? [false] : []), true, true],
            rows: preview.rows.map((row) => [
              row.place,
              ...(parts ? [row.part] : []),
              row.year,
              row.quantity,
              ...(details ? [row.detail] : []),
              row.value,
              row.line,
            ]),
          }}
        />
      </div>
    </>
  );
}

function Read({ preview, work, say }: { preview: ImportPreview; work: Importing; say: Say }) {
  const { format } = useApp();
  const heading = useRef<HTMLHeadingElement>(null);
  const { file } = preview;
  useEffect(() => heading.current?.focus(), [file]);
  const count = format.number(preview.figures, 0);
  const faults = preview.faults.length + preview.more_faults;
  return (
    <div className="own-preview">
      <h3 ref={heading} tabIndex={-1}>
        {say('read', { file, count })}
      </h3>
      {faults > 0 && (
        <Alert data-color="danger">
          <p>{say('faults', { count: format.number(faults, 0) })}</p>
          <ul className="import-faults">
            {preview.faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        </Alert>
      )}
      {preview.own.length > 0 && (
        <Alert data-color={preview.own_refused ? 'warning' : 'info'}>
          <p>{say('own')}</p>
          <ul>
            {preview.own.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          {(preview.own_refused || work.decided.accept) && (
            <Checkbox
              label={say('accept')}
              checked={work.decided.accept}
              onChange={(event) => work.decide({ accept: event.target.checked }, true)}
            />
          )}
        </Alert>
      )}
      <ul className="notes">
        {preview.sentences.map((sentence, index) => (
          <li key={index} className="subtle">
            {sentence}
          </li>
        ))}
      </ul>
      {(preview.multiplied || work.decided.asWritten) && (
        <Checkbox
          data-size="sm"
          label={say('asWritten')}
          checked={work.decided.asWritten}
          onChange={(event) => work.decide({ asWritten: event.target.checked }, true)}
        />
      )}
      {!preview.form && preview.columns.length > 0 && <Columns preview={preview} work={work} say={say} />}
      <First preview={preview} say={say} />
      {preview.can_be_kept && (
        <div className="import-choices">
          <Textfield
            data-size="sm"
            label={say('source')}
            value={work.decided.source}
            maxLength={200}
            onChange={(event) => work.decide({ source: event.target.value })}
          />
          {!preview.form && preview.columns.length > 0 && (
            <Checkbox
              data-size="sm"
              label={say('remember')}
              checked={work.decided.mapping}
              onChange={(event) => work.decide({ mapping: event.target.checked })}
            />
          )}
        </div>
      )}
      <div className="tools">
        {preview.can_be_kept && (
          <Button data-size="sm" disabled={work.busy} onClick={work.keep}>
            {say('keep', { count })}
          </Button>
        )}
        <Button data-size="sm" variant="tertiary" onClick={work.leave}>
          {say('leave')}
        </Button>
      </div>
    </div>
  );
}

/// What of the store holds for the municipality.
function InUse({ place, now, say }: { place: Municipality; now: InForce; say: Say }) {
  const { format } = useApp();
  return (
    <section aria-labelledby="in-use">
      <Heading level={2} data-size="sm" id="in-use">
        {say('store')}
      </Heading>
      {now.notices.length === 0 && <p className="subtle">{say('store.none', { name: place.name })}</p>}
      <ul>
        {now.notices.map((notice) => (
          <li key={notice}>{notice}</li>
        ))}
      </ul>
      {now.figures.length > 0 && (
        <>
          <Heading level={3} data-size="2xs">
            {say('key')}
          </Heading>
          <p className="subtle">{say('key.lead')}</p>
          <div className="import-rows">
            <DataTable
              caption={say('key')}
              names={[0, 1, 3, 4, 5]}
              table={{
                columns: [say('quantity'), say('when'), say('value'), say('unit'), say('table'), say('updated')],
                figures: [false, false, true, false, false, false],
                rows: now.figures.map((one) => [
                  one.title,
                  one.period,
                  format.number(one.value, Number.isInteger(one.value) ? 0 : 1) + (one.mark ? ` ${one.mark}` : ''),
                  one.unit,
                  one.table,
                  one.updated,
                ]),
              }}
            />
          </div>
        </>
      )}
    </section>
  );
}

export default function ImportFile({ place }: { place: Municipality }) {
  const { t, language } = useApp();
  const say = useWords(language);
  const now = useResource<InForce>(`/api/v1/municipalities/${place.number}/in-force?lang=${language}`);
  const work = useImporting(place.number, language, say, t('server.away'));
  if (!say || !now.data) return <Loading failure={now.failure} />;
  return (
    <>
      <InUse place={place} now={now.data} say={say} />
      <section aria-labelledby="import" className="import-file no-print">
        <Heading level={2} data-size="sm" id="import">
          {say('title')}
        </Heading>
        <Paragraph className="text-column">{say('lead')}</Paragraph>
        {!now.data.may_import && <Alert data-color="info">{say(now.data.imports ? 'notYou' : 'notHere')}</Alert>}
        <DropFile
          label={say('choose')}
          hint={say('drop')}
          accept=".csv,.txt,.xlsx,.xlsm,.ods,.json"
          onFile={work.take}
        />
        <div role="status">{work.busy && <span className="subtle">{say('reading')}</span>}</div>
        <div role="alert">{work.failure && <Alert data-color="danger">{work.failure}</Alert>}</div>
        {work.kept && (
          <Alert data-color="success">
            <Heading level={3} data-size="2xs">
              {say('kept')}
            </Heading>
            <ul>
              {work.kept.sentences.map((sentence, index) => (
                <li key={index}>{sentence}</li>
              ))}
            </ul>
            <a href={address(language, place.number, 'overview')}>{say('seeNew')}</a>
          </Alert>
        )}
        {work.preview && <Read preview={work.preview} work={work} say={say} />}
        {!work.preview && <Forms place={place} forms={now.data.forms} say={say} />}
      </section>
    </>
  );
}
