// How a page looked, kept so small that it can be read as text: its lightness in a grid of 24 columns, a letter for each cell. A grid forgives what
// differs between two machines' letters, and shows what a person would see: something gone, moved, longer, darker.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const columns = 24;
const mostRows = 120;
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'; // dark to light

/// Of 64 steps of lightness, the mean over all cells and the most in one of them; and rows that a page may be longer or shorter, of a long page that
/// share of them.
export const tolerance = { mean: 1, most: 20, rows: 1, share: 0.01 };

/// A letter three times or more in a row stands once, with how often: "F~5".
const packed = (cells) => cells.replace(/(.)\1{2,34}/g, (run, letter) => `${letter}~${run.length.toString(36)}`);
const unpacked = (text) =>
  text.replace(/(.)~([0-9a-z])/g, (_, letter, count) => letter.repeat(Number.parseInt(count, 36)));

export class Seen {
  constructor(file) {
    this.file = file;
    this.kept = new Map();
    if (!existsSync(file)) return;
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      const [name, rows, cells] = line.split(' ');
      if (cells) this.kept.set(name, { rows: Number(rows), cells: unpacked(cells) });
    }
  }

  /// Whether this size and language is held against anything yet; a file in which nothing can be read is something.
  get any() {
    return existsSync(this.file) || this.kept.size > 0;
  }

  keep(name, look) {
    this.kept.set(name, look);
  }

  write() {
    const sorted = [...this.kept].sort(([a], [b]) => (a < b ? -1 : 1));
    const lines = sorted.map(([name, { rows, cells }]) => `${name} ${rows} ${packed(cells)}\n`);
    writeFileSync(this.file, lines.join(''));
  }

  /// What differs from the picture that is kept, in words; null where it looks the same.
  difference(name, { rows, cells }) {
    const before = this.kept.get(name);
    if (before === undefined) return `${name}: no picture is kept`;
    if (Math.abs(before.rows - rows) > Math.max(tolerance.rows, tolerance.share * before.rows))
      return `${name}: ${before.rows} rows became ${rows}`;
    const count = Math.min(before.cells.length, cells.length);
    let sum = 0;
    let most = 0;
    for (let at = 0; at < count; ++at) {
      const change = Math.abs(letters.indexOf(before.cells[at]) - letters.indexOf(cells[at]));
      sum += change;
      most = Math.max(most, change);
    }
    const mean = sum / count;
    return mean > tolerance.mean || most > tolerance.most
      ? `${name}: lightness differs by ${mean.toFixed(2)} of 64 on average, by ${most} at most`
      : null;
  }
}

/// Of a picture as PNG: how many rows it is long, and its cells. `helper`: an empty page that shrinks it.
export async function lookOf(picture, helper) {
  return helper.evaluate(
    async ({ png, columns, mostRows, letters }) => {
      const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
      const whole = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const long = Math.max(1, Math.round((whole.height / whole.width) * columns));
      const rows = Math.min(mostRows, long); // a longer page is squeezed
      // Halved again and again, so that every pixel counts.
      let now = whole;
      while (now.width > 2 * columns) {
        now = await createImageBitmap(now, {
          resizeWidth: Math.max(columns, Math.ceil(now.width / 2)),
          resizeHeight: Math.max(rows, Math.ceil(now.height / 2)),
          resizeQuality: 'medium',
        });
      }
      const canvas = new OffscreenCanvas(columns, rows);
      const context = canvas.getContext('2d');
      context.imageSmoothingQuality = 'high';
      context.drawImage(now, 0, 0, columns, rows);
      const { data } = context.getImageData(0, 0, columns, rows);
      let cells = '';
      for (let at = 0; at < data.length; at += 4) {
        const light = (0.2126 * data[at] + 0.7152 * data[at + 1] + 0.0722 * data[at + 2]) / 256;
        cells += letters[Math.floor(light * 64)];
      }
      return { rows: long, cells };
    },
    { png: picture.toString('base64'), columns, mostRows, letters },
  );
}
