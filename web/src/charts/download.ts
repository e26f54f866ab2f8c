// A chart or its table as a file, made in the browser.
import { saveFile } from '../state/saveFile';

const drawn = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'fill-opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
];

/// The SVG with its looks written into it, so that it stands alone.
function standalone(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const from = [svg, ...svg.querySelectorAll<SVGElement>('*')];
  const to = [copy, ...copy.querySelectorAll<SVGElement>('*')];
  from.forEach((element, index) => {
    const style = getComputedStyle(element);
    for (const property of drawn) {
      const value = style.getPropertyValue(property);
      if (value) to[index]?.setAttribute(property, value);
    }
    to[index]?.removeAttribute('class');
  });
  const box = svg.viewBox.baseVal;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(box.width));
  copy.setAttribute('height', String(box.height));
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.setAttribute('fill', getComputedStyle(document.body).backgroundColor);
  copy.insertBefore(ground, copy.firstChild);
  return new XMLSerializer().serializeToString(copy);
}

export function saveSvg(svg: SVGSVGElement, name: string): void {
  saveFile(`${name}.svg`, new Blob([standalone(svg)], { type: 'image/svg+xml' }));
}

export async function savePng(svg: SVGSVGElement, name: string): Promise<void> {
  const sharpness = 2;
  const box = svg.viewBox.baseVal;
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([standalone(svg)], { type: 'image/svg+xml' }));
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = box.width * sharpness;
  canvas.height = box.height * sharpness;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (blob) saveFile(`${name}.png`, blob);
}

export interface TableData {
  columns: string[];
  rows: (string | number | null)[][];
  /// The same cells as a spreadsheet takes them and rows are sorted by, where `rows` hold them as they are written.
  values?: (number | null)[][];
  figures?: boolean[]; // by column: holds figures
}

const cellsOf = (table: TableData) =>
  table.rows.map((row, index) => row.map((cell, column) => table.values?.[index]?.[column] ?? cell));

function cell(value: string | number | null): string {
  if (value === null) return '';
  const text = String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function saveCsv(table: TableData, name: string): void {
  const lines = [table.columns, ...cellsOf(table)].map((row) => row.map(cell).join(','));
  saveFile(`${name}.csv`, new Blob([`${lines.join('\n')}\n`], { type: 'text/csv;charset=utf-8' }));
}

/// With tabs between, as spreadsheets take it.
export function copyTable(table: TableData): Promise<void> {
  return navigator.clipboard.writeText(
    [table.columns, ...cellsOf(table)].map((row) => row.map((value) => value ?? '').join('\t')).join('\n'),
  );
}

/// The picture as a piece of HTML for a page of one's own: it needs neither this program nor its style sheet.
export function copyEmbedded(svg: SVGSVGElement, title: string, source: string): Promise<void> {
  const figure = document.createElement('figure');
  const caption = document.createElement('figcaption');
  caption.textContent = [title, source].filter(Boolean).join('. ');
  figure.innerHTML = standalone(svg).replace(/ height="[\d.]+"/, ' style="max-width:100%;height:auto"');
  figure.append(caption);
  return navigator.clipboard.writeText(figure.outerHTML);
}
