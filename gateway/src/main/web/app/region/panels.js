// Small panels with lines through time, drawn alike: one for a city, or one for an indicator.
import { present } from '../kit/api.js';
import { s } from '../kit/dom.js';
import { hatching } from '../kit/matrix.js';
import { begin } from '../kit/periods.js';

const LOW = 92;
const TALL = 150;
const GAP = 10;
const NARROWEST = 132;
const TOP = 20;
const SIDE = 7;
const BOTTOM = 15;
const BOTTOM_SCALED = 27;
const AIR = 0.08;

/** Low and high of values with a little air, from 0 where nothing is below it and `fromZero` is wanted. */
export function extent(values, fromZero) {
  const known = values.filter((v) => v !== null && v !== undefined);
  if (known.length === 0) return null;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const air = (high - low || Math.abs(high) || 1) * AIR;
  return [fromZero && low >= 0 ? 0 : low - air, high + air];
}

/** Runs of neighbouring periods with values: where one has none, the line ends. */
export function runs(series, periods) {
  const at = new Map(series.filter(present).map((item) => [item.period, item]));
  const found = [[]];
  periods.forEach((period) => (at.has(period) ? found[found.length - 1].push(at.get(period)) : found.push([])));
  return found.filter((run) => run.length > 0);
}

function line(one, x, y, periods, floor) {
  const known = one.items.filter(present);
  return [
    known.filter((item) => item.isBreak && !item.window).map((item) => s('line', { class: 'break', x1: x(item.period), x2: x(item.period), y1: TOP, y2: floor })),
    runs(one.items, periods).filter((run) => run.length > 1).map((run) => s('polyline', { class: `trace ${one.tone}`, points: run.map((item) => `${x(item.period)},${y(item.value)}`).join(' ') })),
    known.map((item) => s('circle', { class: `dot ${one.tone}${item.provisional ? ' hollow' : ''}`, cx: x(item.period), cy: y(item.value), r: 2.3, 'data-key': item.key, 'data-value': item.value }, s('title', {}, one.said(item)))),
  ];
}

/** The ends of a panel's own scale in words. */
function ends(values, short) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low === high ? short(low) : `${short(low)} – ${short(high)}`;
}

function panel(p, { id, width, height, periods, now, short }) {
  const floor = height - (p.scaled ? BOTTOM_SCALED : BOTTOM);
  const values = p.lines.flatMap((one) => one.items.filter(present).map((item) => item.value));
  const range = p.extent ?? extent(values) ?? [0, 1];
  const [from, to] = [begin(periods[0]), begin(periods[periods.length - 1])];
  const x = (period) => (to === from ? width / 2 : SIDE + ((width - 2 * SIDE) * (begin(period) - from)) / (to - from));
  const y = (v) => floor - ((floor - TOP - 4) * (v - range[0])) / (range[1] - range[0] || 1);
  const here = now && begin(now) >= from && begin(now) <= to ? x(now) : null;
  const room = Math.floor((width - 12 - p.value.length * 6.6) / 7);
  const label = p.label.length > room ? `${p.label.slice(0, room - 1)}…` : p.label;
  return [
    values.length === 0 && s('rect', { x: 1, y: TOP, width: width - 2, height: floor - TOP, fill: `url(#${id}-hatch)` }),
    s('rect', { class: 'frame', x: 0.5, y: 0.5, width: width - 1, height: height - 1, rx: 5 }),
    range[0] < 0 && range[1] > 0 && s('line', { class: 'zero', x1: SIDE, x2: width - SIDE, y1: y(0), y2: y(0) }),
    here !== null && s('line', { class: 'now', x1: here, x2: here, y1: TOP, y2: floor }),
    p.lines.map((one) => line(one, x, y, periods, floor)),
    s('text', { class: p.core ? 'label core' : 'label', x: SIDE, y: 14 }, label, s('title', {}, p.label)),
    s('text', { x: width - SIDE, y: 14, 'text-anchor': 'end' }, p.value),
    s('text', { class: 'tiny', x: to === from ? width / 2 : SIDE, y: floor + 11, 'text-anchor': to === from ? 'middle' : 'start' }, periods[0]),
    to > from && s('text', { class: 'tiny', x: width - SIDE, y: floor + 11, 'text-anchor': 'end' }, periods[periods.length - 1]),
    p.scaled && values.length > 0 && s('text', { class: 'tiny', x: width / 2, y: height - 5, 'text-anchor': 'middle' }, ends(values, p.short ?? short)),
  ];
}

/**
 * panels: [{id, label, value (in words), core?, href?, extent? ([low, high], else its own), scaled?: whether its ends are written, by `short`, text,
 * lines: [{items in order of time, tone: c-core, c-secondary, c-2 …, said(item)}]}] · periods: of all, in order · now: the slider's · narrowest: px of a panel · tall: with more room.
 */
export function panels({ id, panels: list, periods, now, short, describe, width, narrowest = NARROWEST, tall = false }) {
  const columns = Math.max(2, Math.min(list.length, Math.floor((width + GAP) / (narrowest + GAP))));
  const each = Math.floor((width - GAP * (columns - 1)) / columns);
  const one = tall ? TALL : LOW;
  const height = Math.ceil(list.length / columns) * (one + GAP) - GAP;
  return s('svg', { class: 'drawing panels', viewBox: `0 0 ${width} ${height}`, width, height, role: 'group', 'aria-label': describe },
    s('defs', {}, hatching(`${id}-hatch`)),
    list.map((p, i) => s(p.href ? 'a' : 'g', {
      href: p.href, id: p.href && `${id}-${p.id}`, 'aria-label': p.text, transform: `translate(${(i % columns) * (each + GAP)}, ${Math.floor(i / columns) * (one + GAP)})`,
    }, panel(p, { id, width: each, height: one, periods, now, short }))));
}
