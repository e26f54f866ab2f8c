// Where schools stand on the drawing: the part of the map that has schools, as large as the page allows, and dots that do not hide each other.
import type { SchoolAlternative, Schools } from '../api/types';

type School = SchoolAlternative['schools'][number];
export interface Placed {
  school: School;
  x: number;
  y: number;
  radius: number;
}
export interface View {
  width: number;
  height: number;
  scale: number; // pixels per step of the drawing
  left: number;
  top: number;
}

const tallest = 620;
const lowest = 340;

/// The part of the drawing that has schools (or those of `only`), with a margin, and never less than a part of the whole.
export function viewOf(map: Schools, width: number, only?: ReadonlySet<string>): View {
  const places = map.schools.flatMap((one) => (one.place && (!only || only.has(one.id)) ? [one.place] : []));
  const least = only ? 0.12 : 0.4;
  const range = (values: number[], whole: number): [number, number] => {
    if (!values.length) return [0, whole];
    const low = Math.min(...values),
      high = Math.max(...values);
    const wanted = Math.min(whole, Math.max((high - low) * 1.24, whole * least));
    const start = Math.max(0, Math.min(whole - wanted, (low + high - wanted) / 2));
    return [start, start + wanted];
  };
  const [left, right] = range(
    places.map((one) => one.x),
    map.width,
  );
  const [top, bottom] = range(
    places.map((one) => one.y),
    map.height,
  );
  const scale = Math.min(width / (right - left), tallest / (bottom - top));
  // What the page has over in width or height shows more of the map.
  const spare = (width / scale - (right - left)) / 2;
  const height = Math.max((bottom - top) * scale, Math.min(lowest, width));
  const over = (height / scale - (bottom - top)) / 2;
  return { width, height, scale, left: left - spare, top: top - over };
}

/// Dots by number of pupils; those on top of each other are moved a little apart, the smaller last so that it lies in front.
export function placesOf(
  map: Schools,
  schools: readonly School[],
  view: View,
  pupilsOf: (one: School) => number | null,
): Placed[] {
  const most = Math.max(1, ...schools.map((one) => pupilsOf(one) ?? 0));
  const many = schools.length > 40 || view.width < 480;
  const radius = (pupils: number | null) =>
    many ? 4 + 7 * Math.sqrt((pupils ?? 0) / most) : 5 + 13 * Math.sqrt((pupils ?? 0) / most);
  const placed: Placed[] = [];
  for (const school of schools) {
    const place = map.schools.find((one) => one.id === school.id)?.place;
    if (place)
      placed.push({
        school,
        x: (place.x - view.left) * view.scale,
        y: (place.y - view.top) * view.scale,
        radius: radius(pupilsOf(school)),
      });
  }
  placed.sort((a, b) => b.radius - a.radius);
  for (let round = 0; round < 20; ++round) {
    for (let i = 0; i < placed.length; ++i) {
      for (let j = i + 1; j < placed.length; ++j) {
        const a = placed[i]!,
          b = placed[j]!;
        const wanted = a.radius + b.radius * 0.4;
        const dx = b.x - a.x,
          dy = b.y - a.y,
          apart = Math.hypot(dx, dy);
        if (apart >= wanted) continue;
        const step = (wanted - apart) / 2;
        const ux = apart > 0.01 ? dx / apart : 1,
          uy = apart > 0.01 ? dy / apart : 0;
        a.x -= ux * step;
        b.x += ux * step;
        a.y -= uy * step;
        b.y += uy * step;
      }
    }
  }
  return placed.filter(
    (one) =>
      one.x > -one.radius && one.x < view.width + one.radius && one.y > -one.radius && one.y < view.height + one.radius,
  );
}

export interface Label {
  text: string;
  x: number;
  y: number;
  anchor: 'start' | 'end' | 'middle';
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}
const meet = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/// Names beside, over or under their dots, those that matter first; a name that would run into another is left out, and one that does not matter also where it would
/// cover a dot.
export function labelsOf(placed: readonly Placed[], view: View, matters: (one: School) => number): Label[] {
  const letter = 7.9,
    line = 15;
  const dots = placed.map(
    (one): Box => ({
      left: one.x - one.radius,
      right: one.x + one.radius,
      top: one.y - one.radius,
      bottom: one.y + one.radius,
    }),
  );
  const taken: Box[] = [{ left: 0, right: 90, top: view.height - 30, bottom: view.height }]; // the scale stands there
  const labels: Label[] = [];
  for (const one of [...placed].sort((a, b) => matters(b.school) - matters(a.school) || b.radius - a.radius)) {
    const own = dots[placed.indexOf(one)]!;
    const text = one.school.name;
    const long = text.length * letter;
    const gap = 4;
    const tries: Label[] = [
      { text, x: own.right + gap, y: one.y + 4, anchor: 'start' },
      { text, x: own.left - gap, y: one.y + 4, anchor: 'end' },
      { text, x: one.x, y: own.top - gap, anchor: 'middle' },
      { text, x: one.x, y: own.bottom + line - 2, anchor: 'middle' },
    ];
    for (const label of tries) {
      const left = label.anchor === 'start' ? label.x : label.anchor === 'end' ? label.x - long : label.x - long / 2;
      const box = { left, right: left + long, top: label.y - line + 3, bottom: label.y + 4 };
      if (box.left < 2 || box.right > view.width - 2 || box.top < 0 || box.bottom > view.height) continue;
      if (
        taken.some((other) => meet(box, other)) ||
        (!matters(one.school) && dots.some((dot) => dot !== own && meet(box, dot)))
      )
        continue;
      taken.push(box);
      labels.push(label);
      break;
    }
  }
  return labels;
}
