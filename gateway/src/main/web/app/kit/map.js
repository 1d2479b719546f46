// A map without tiles: cities as circles, regions as hulls, flows as lines.
import { h, s } from './dom.js';
import { fitted } from './fitted.js';
import { hatching } from './matrix.js';

const SHAPE = 0.74;
const HIGHEST = 640;
const MARGIN = 34;
const LARGEST = 17;
const SMALLEST = 3.5;
const THICKEST = 5;

/** Longitude and latitude on the plane (Mercator), fitted to the picture. */
function projection(points, width, height) {
  const x = (lon) => (lon * Math.PI) / 180;
  const y = (lat) => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
  const xs = points.map((p) => x(p.lon));
  const ys = points.map((p) => y(p.lat));
  const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const zoom = Math.min((width - 2 * MARGIN) / (right - left || 1e-3), (height - 2 * MARGIN) / (top - bottom || 1e-3));
  const [dx, dy] = [(width - zoom * (right - left)) / 2, (height - zoom * (top - bottom)) / 2];
  return (p) => [dx + zoom * (x(p.lon) - left), dy + zoom * (top - y(p.lat))];
}

/** The convex hull of points (Andrew's monotone chain). */
export function hull(points) {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const turn = (o, a, b) => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);
  const half = (list) => {
    const line = [];
    for (const p of list) {
      while (line.length >= 2 && turn(line[line.length - 2], line[line.length - 1], p) <= 0) line.pop();
      line.push(p);
    }
    return line.slice(0, -1);
  };
  return sorted.length < 3 ? sorted : [...half(sorted), ...half(sorted.reverse())];
}

/** Names that would lie on one another are left out, the largest circles first; every name is in the table and in the circle's label. */
function names(circles, width) {
  const taken = circles.map((c) => [c.x - c.r, c.y - c.r, c.x + c.r, c.y + c.r]);
  const free = (box) => taken.every((b) => box[0] > b[2] || box[2] < b[0] || box[1] > b[3] || box[3] < b[1]);
  const texts = [];
  for (const c of [...circles].sort((a, b) => b.r - a.r)) {
    const wide = [...c.label].reduce((sum, letter) => sum + (letter > '\u2e80' ? 11 : 5.8), 0);
    const places = [[c.x + c.r + 3, c.y, 'start'], [c.x - c.r - 3, c.y, 'end'], [c.x, c.y + c.r + 8, 'middle'], [c.x, c.y - c.r - 8, 'middle']];
    for (const [x, y, anchor] of places) {
      const left = anchor === 'start' ? x : anchor === 'end' ? x - wide : x - wide / 2;
      const box = [left, y - 6, left + wide, y + 6];
      if (box[0] < 2 || box[2] > width - 2 || !free(box)) continue;
      taken.push(box);
      texts.push(s('text', { class: 'place', x, y, 'text-anchor': anchor, 'dominant-baseline': 'central' }, c.label));
      break;
    }
  }
  return texts;
}

/**
 * cities: [{id, label, lon, lat, size (any unit, by area), colour or null (hatched), text, href?, ring?}] ·
 * links: [{from, to, weight, text, dashed?}] by ids of cities · areas: [{id, label, cities: [id], href?, chosen?}] · describe: what it shows.
 * A circle with an address can be reached by keyboard and opened.
 */
export function map(plan) {
  return plan.cities.length === 0 ? null : h('div', { class: 'map-frame' }, fitted(`map-${plan.id}`, (width) => drawn(plan, width)));
}

function drawn({ id, cities, links = [], areas = [], describe }, width) {
  const height = Math.min(HIGHEST, Math.round(width * SHAPE));
  const to = projection(cities, width, height);
  const most = Math.max(...cities.map((c) => c.size ?? 0)) || 1;
  const circles = cities.map((c) => {
    const [x, y] = to(c);
    return { ...c, x, y, r: c.size ? Math.max(SMALLEST, LARGEST * Math.sqrt(c.size / most)) : SMALLEST };
  });
  const at = new Map(circles.map((c) => [c.id, c]));
  const heaviest = Math.max(...links.map((l) => l.weight), 0) || 1;
  const outline = (area) => hull(area.cities.map((one) => at.get(one)).filter(Boolean).map((c) => [c.x, c.y]));
  const opened = (href, label, key, ...children) => (href ? s('a', { href, id: `${id}-at-${key}`, 'aria-label': label }, children) : s('g', {}, children));
  return s('svg', { class: 'drawing map', viewBox: `0 0 ${width} ${height}`, width, height, role: 'group', 'aria-label': describe },
    s('defs', {}, hatching(`${id}-hatch`)),
    areas.map((area) => opened(area.href, area.label, area.id,
      s('polygon', { class: area.chosen ? 'area chosen' : 'area', points: outline(area).join(' ') }, s('title', {}, area.label)))),
    [...links].sort((a, b) => a.weight - b.weight).map((l) => {
      const [from, target] = [at.get(l.from), at.get(l.to)];
      return from && target && s('line', {
        class: l.dashed ? 'link dashed' : l.strong ? 'link strong' : 'link', x1: from.x, y1: from.y, x2: target.x, y2: target.y, 'stroke-width': Math.max(0.4, (THICKEST * l.weight) / heaviest),
      }, s('title', {}, l.text));
    }),
    [...circles].sort((a, b) => b.r - a.r).map((c) => opened(c.href, c.text, c.id,
      s('circle', { class: c.ring ? 'city ring' : 'city', cx: c.x, cy: c.y, r: c.r, fill: c.colour ?? `url(#${id}-hatch)`, 'data-city': c.id }, s('title', {}, c.text)))),
    names(circles, width));
}
