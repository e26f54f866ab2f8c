// How a figure was calculated: the tree down to source cells and named assumptions, in a drawer.
import { Dialog, Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { Suspense, useEffect, useRef, useState } from 'react';
import { Failure, get, post } from '../api/client';
import type { Change, TraceNode } from '../api/types';
import { useApp } from '../state/app';
import { later } from '../state/arrive';
import { useOwn } from '../state/own';
import { published } from '../state/published';
import { Loading } from './Loading';

const Comments = later(() => import('../access/Comments'));

export interface Question {
  figure: string;
  year: number;
}

const openLevels = 2;
const levelsAtOnce = 4; // a tree has tens of thousands of nodes, so that those below come when their branch is opened

/// The tree below the node that `branch` leads to: "2.0.1", the root where it is empty.
type Load = (branch: string) => Promise<TraceNode>;

interface BranchProps {
  node: TraceNode;
  level: number;
  branch: string;
  load: Load;
  sign?: string | undefined;
}
const signs: Record<string, string> = { sum: '+', difference: '−', product: '×', quotient: '÷' };

function Branch({ node, level, branch, load, sign }: BranchProps) {
  const { t, format } = useApp();
  const [below, setBelow] = useState<TraceNode | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  // A tree can have thousands of leaves; only open branches are drawn.
  const [open, setOpen] = useState(level < openLevels);
  const isLeaf = node.children.length === 0 && !node.further;
  const children = below?.children ?? node.children;
  const show = (now: boolean) => {
    setOpen(now);
    if (!now || !node.further || below) return;
    setFailure(null);
    load(branch).then(setBelow, (cause: unknown) => cause instanceof Failure && setFailure(cause));
  };
  const marked = node.provenance.id !== 'municipality' && node.provenance.id !== 'own' && isLeaf;
  const head = (
    <span className="trace-head">
      {sign && (
        <span className="trace-sign" aria-hidden="true">
          {sign}
        </span>
      )}
      <span className="trace-label">{node.label}</span>{' '}
      <strong className="trace-value">
        {node.hidden ? t('explain.hidden') : format.figure(node.value, node.unit.id)}
      </strong>
      {marked && (
        <Tag data-size="sm" data-color="warning">
          {node.provenance.name}
        </Tag>
      )}
    </span>
  );
  const source = node.reference?.source;
  const leaf = (
    <>
      {node.assumption && <span className="trace-source">{t('explain.assumption')}</span>}
      {node.reference && (
        <span className="trace-source">
          {source
            ? `${source.publisher}, ${source.table ? `${t('explain.table')} ${source.table}, ` : ''}${source.title}, ${source.period}`
            : ''}
          {node.reference.cell && ` – ${t('explain.cell')}: ${node.reference.cell}`}
        </span>
      )}
    </>
  );
  if (isLeaf) {
    return (
      <li>
        {head}
        {leaf}
      </li>
    );
  }
  return (
    <li>
      <details open={open} onToggle={(event) => show(event.currentTarget.open)}>
        <summary>
          {head} <span className="subtle">({t(`explain.${node.operation}`)})</span>
        </summary>
        {leaf}
        {open && children.length === 0 && <Loading failure={failure} />}
        {open && children.length > 0 && (
          <ul>
            {children.map((child, index) => (
              <Branch
                key={index}
                node={child}
                level={level + 1}
                branch={branch ? `${branch}.${index}` : String(index)}
                load={load}
                sign={index > 0 || node.operation === 'sum' ? signs[node.operation] : undefined}
              />
            ))}
          </ul>
        )}
      </details>
    </li>
  );
}

interface Props {
  municipality: string;
  question: Question | null;
  changes?: Change[];
  onClose: () => void;
}

export function Explain({ municipality, question, changes = [], onClose }: Props) {
  const { t, language } = useApp();
  const [tree, setTree] = useState<TraceNode | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [own] = useOwn(municipality);
  const back = useRef<Element | null>(null);
  const ask = (branch: string, signal?: AbortSignal) => {
    const { figure, year } = question!;
    const part = `lang=${language}&depth=${levelsAtOnce}${branch ? `&branch=${branch}` : ''}`;
    const base = `/api/v1/municipalities/${municipality}/explain`;
    return changes.length || own
      ? post<TraceNode>(`${base}?${part}`, { changes, figure, year, ...(own ? { own } : {}) }, signal)
      : get<TraceNode>(`${base}?figure=${figure}&year=${year}&${part}`, signal);
  };
  useEffect(() => {
    setTree(null);
    setFailure(null);
    if (!question) return;
    back.current = document.activeElement;
    const abort = new AbortController();
    ask('', abort.signal).then(setTree, (cause: unknown) => cause instanceof Failure && setFailure(cause));
    return () => abort.abort();
  }, [question, municipality, language, own]); // eslint-disable-line
  const close = () => {
    onClose();
    if (back.current instanceof HTMLElement) back.current.focus();
  };
  return (
    <Dialog
      open={question !== null}
      onClose={close}
      placement="right"
      closedby="any"
      closeButton={t('close')}
      className="explain"
    >
      {question && (
        <>
          <Heading level={2} data-size="sm">
            {t('explain.title', { year: question.year })}
          </Heading>
          <Paragraph data-size="sm" className="subtle">
            {t('explain.lead')}
          </Paragraph>
          {tree ? (
            <ul className="trace">
              <Branch node={tree} level={0} branch="" load={(branch) => ask(branch)} />
            </ul>
          ) : (
            <Loading failure={failure} />
          )}
          {tree && !published && (
            <Suspense fallback={null}>
              <Comments
                municipality={municipality}
                about={`figure:${question.figure}`}
                title={tree.label}
                language={language}
              />
            </Suspense>
          )}
        </>
      )}
    </Dialog>
  );
}
