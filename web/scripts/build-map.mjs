// Makes data/map.json: the municipalities' outlines, projected for Norway and simplified, as SVG paths.
//   node scripts/build-map.mjs boundaries_municipalities_2024_small.topojson ../data/map.json
// Projection: transverse Mercator about 15° east (as UTM zone 33); simplification: Visvalingam on shared arcs, so that
// neighbours still meet.
import { geoPath, geoTransverseMercator } from 'd3-geo';
import { readFileSync, writeFileSync } from 'node:fs';
import { feature } from 'topojson-client';
import { presimplify, quantile, simplify } from 'topojson-simplify';

const [, , from, to] = process.argv;
const width = 760;
const height = 900;
const keep = 0.16; // of the points

const topology = JSON.parse(readFileSync(from, 'utf8'));
const weighted = presimplify(topology);
const simple = simplify(weighted, quantile(weighted, 1 - keep));
const collection = feature(simple, simple.objects[Object.keys(simple.objects)[0]]);

// Rings must run clockwise for a spherical projection; otherwise a municipality is everything but itself.
const clockwise = (ring) => ring.reduce((sum, [x, y], i) => sum + (ring[(i + 1) % ring.length][0] - x) * (ring[(i + 1) % ring.length][1] + y), 0) > 0;
const wind = (rings) => rings.map((ring, i) => (clockwise(ring) === (i === 0) ? ring : [...ring].reverse()));
for (const { geometry } of collection.features) {
  if (geometry.type === 'Polygon') geometry.coordinates = wind(geometry.coordinates);
  if (geometry.type === 'MultiPolygon') geometry.coordinates = geometry.coordinates.map(wind);
}

const projection = geoTransverseMercator().rotate([-15, 0]).fitSize([width, height], collection);
const path = geoPath(projection).digits(1);
const shapes = {};
for (const one of collection.features) {
  const { kommunenummer, kommunenr } = one.properties;
  shapes[kommunenummer ?? kommunenr ?? one.id] = path(one);
}
const missing = Object.entries(shapes).filter(([, shape]) => !shape);
if (missing.length) throw new Error(`no outline left of ${missing.map(([number]) => number).join(', ')}`);
const source = { publisher: 'Kartverket', title: 'Administrative enheter kommuner', licence: 'CC BY 4.0', period: '2024', note: 'simplified and projected' };
writeFileSync(to, `${JSON.stringify({ source, width, height, shapes })}\n`);
console.log(`${Object.keys(shapes).length} municipalities`);
