// What the secretariat knows better than the accounts and the judgements: costs, positions, use, agreed shares, assumptions, and what no figure says.
import type { StudyChoices } from '../../api/types';
import { useApp } from '../../state/app';
import { ownKinds, serviceKinds, type Asked, type OwnKind } from '../../state/cooperation';
import { readAmount } from '../../state/amount';
import { Terms } from './Terms';
import { Typed, Written } from './Typed';

interface Props {
  choices: StudyChoices;
  asked: Asked;
  members: readonly { number: string; name: string }[];
  onChange: (changes: Partial<Asked>) => void;
}

const million = 1e6;
const inMillions = (kind: OwnKind) => kind === 'cost' || kind === 'direct';

export function OwnBasis({ choices, asked, members, onChange }: Props) {
  const { t, format } = useApp();
  const service = choices.services.find((one) => one.id === asked.service);
  const lacking = service && !service.has_account;
  const take = (number: string, kind: OwnKind, text: string) => {
    const value = readAmount(text);
    const own = new Map(asked.own);
    const next = { ...own.get(number) };
    if (value === null) delete next[kind];
    else next[kind] = inMillions(kind) ? value * million : value;
    if (Object.keys(next).length) own.set(number, next);
    else own.delete(number);
    onChange({ own });
  };
  const written = (number: string, kind: OwnKind) => {
    const value = asked.own.get(number)?.[kind];
    if (value === undefined) return '';
    return inMillions(kind) ? format.number(value / million, 1) : format.number(value, Number.isInteger(value) ? 0 : 1);
  };
  const range = (low: number, high: number, share: boolean) =>
    `(${[low, high].map((one) => format.number(share ? one * 100 : one, 0)).join('–')})`;
  const set = (id: string, text: string, share: boolean, otherwise: number) => {
    const value = readAmount(text);
    const settings = new Map(asked.settings);
    const wanted = value === null ? null : share ? value / 100 : value;
    if (wanted === null || Math.abs(wanted - otherwise) < 1e-9) settings.delete(id);
    else settings.set(id, { value: wanted });
    onChange({ settings });
  };
  return (
    <details className="own-basis no-print" open={lacking || undefined}>
      <summary>{t('cooperation.own')}</summary>
      <p className="subtle">{t(lacking ? 'cooperation.ownNeeded' : 'cooperation.ownAbout')}</p>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t('cooperation.own')}>
        <table className="ds-table" data-size="sm" data-border>
          <caption className="visually-hidden">{t('cooperation.own')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('cooperation.municipality')}</th>
              {ownKinds.map((kind) => (
                <th key={kind} scope="col">
                  {t(`cooperation.own.${kind}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {members.map((one) => (
              <tr key={one.number}>
                <th scope="row">{one.name}</th>
                {ownKinds.map((kind) => (
                  <td key={kind}>
                    <Typed
                      key={written(one.number, kind)}
                      label={`${one.name}: ${t(`cooperation.own.${kind}`)}`}
                      value={written(one.number, kind)}
                      onTake={(text) => take(one.number, kind, text)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {lacking && (
        <p className="row start">
          <label htmlFor="study-scale">{t('cooperation.scale')}</label>
          <input
            id="study-scale"
            className="ds-input small-number"
            type="number"
            min={10}
            max={300}
            step={1}
            value={asked.scale === null ? '' : Math.round(asked.scale.value * 100)}
            onChange={(event) =>
              onChange({ scale: event.target.value ? { value: Number(event.target.value) / 100 } : null })
            }
          />
          <span>%</span>
        </p>
      )}
      <Terms kinds={serviceKinds} terms={asked.terms} onChange={(terms) => onChange({ terms })} />
      <ul className="plain settings">
        {choices.settings.map((one) => {
          const share = one.unit === 'share';
          const own = asked.settings.get(one.id);
          const now = own?.value ?? one.value;
          const text = format.number(share ? now * 100 : now, Number.isInteger(share ? now * 100 : now) ? 0 : 1);
          return (
            <li key={one.id}>
              <span>
                <strong>{one.name}</strong> <span className="subtle">{one.about}</span>
              </span>
              <span className="setting-value">
                <Typed
                  key={text}
                  label={one.name}
                  value={text}
                  onTake={(typed) => set(one.id, typed, share, one.value)}
                />
                {share && ' %'}
                {own?.low !== undefined && own.high !== undefined && (
                  <span className="subtle"> {range(own.low, own.high, share)}</span>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      <Written label={t('cooperation.quality')} value={asked.quality} onTake={(quality) => onChange({ quality })} />
      <Written label={t('cooperation.nearness')} value={asked.nearness} onTake={(nearness) => onChange({ nearness })} />
    </details>
  );
}
