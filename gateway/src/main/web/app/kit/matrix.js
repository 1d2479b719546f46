// A grid of coloured cells with names on both sides: who with whom, or what when.
import { inkOn, scale } from './colours.js';
import { h, s } from './dom.js';
import { t } from './words.js';

const LETTER = 5.9;
const IDEOGRAM = 11.5;
const LEAST_LABEL = 60;
const MOST_LABEL = 190;
const SLANT = (50 * Math.PI) / 180;

/** About how wide a text is, in px; what would be too wide is cut. */
const widthOf = (text) => [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? IDEOGRAM : LETTER), 0);

function cut(text) {
  let shown = text;
  while (widthOf(shown) > MOST_LABEL - 8) shown = `${shown.slice(0, -2)}…`;
  return shown;
}

const longest = (labels) => Math.max(LEAST_LABEL, ...labels.map((one) => widthOf(cut(one.label)) + 8));

/**
 * rows, columns: {id, label} · cell(row, column): {value, text, hatched?, mark?, empty?} or null for none (empty: known to be nothing, as no agreement) · size: px of a cell ·
 * colours: a scale of colours.js (made of the values when left out) · describe: what it is, for those who do not see it · click(row, column).
 * Cells without a value are hatched. With the arrow keys one goes from cell to cell and hears each.
 */
export function matrix({ id, rows, columns, cell, size = 18, colours, describe, click, flat = false }) {
  const cells = rows.map((row) => columns.map((column) => cell(row, column)));
  const tints = colours ?? scale(cells.flat().map((one) => one?.value));
  const label = longest(rows);
  const reach = longest(columns);
  const top = flat ? 26 : reach * Math.sin(SLANT) + 14;
  const width = label + columns.length * size + (flat ? 8 : reach * Math.cos(SLANT));
  const height = top + rows.length * size + 4;
  const readout = h('output', { class: 'readout', 'aria-live': 'polite' }, t('matrixHelp'));
  const cursor = s('rect', { class: 'cursor', width: size, height: size, visibility: 'hidden' });
  let at = [0, 0];

  function visit(r, c) {
    at = [Math.min(rows.length - 1, Math.max(0, r)), Math.min(columns.length - 1, Math.max(0, c))];
    const one = cells[at[0]][at[1]];
    cursor.setAttribute('x', label + at[1] * size);
    cursor.setAttribute('y', top + at[0] * size);
    cursor.setAttribute('visibility', 'visible');
    readout.textContent = `${rows[at[0]].label} – ${columns[at[1]].label}: ${one?.text ?? t('none')}`;
  }

  const keys = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  const svg = s('svg', {
    class: 'drawing matrix', viewBox: `0 0 ${width} ${height}`, width, height, tabindex: '0', role: 'img', 'aria-label': describe,
    keydown: (event) => {
      if (keys[event.key]) {
        visit(at[0] + keys[event.key][0], at[1] + keys[event.key][1]);
        event.preventDefault();
      } else if (event.key === 'Enter') click?.(rows[at[0]], columns[at[1]]);
    },
    focus: () => visit(...at),
    blur: () => cursor.setAttribute('visibility', 'hidden'),
    mousemove: (event) => event.target.dataset.r && visit(Number(event.target.dataset.r), Number(event.target.dataset.c)),
    click: (event) => event.target.dataset.r && click?.(rows[event.target.dataset.r], columns[event.target.dataset.c]),
  },
  s('defs', {}, hatching(`${id}-hatch`)),
  columns.map((column, c) => (flat
    ? s('text', { x: label + (c + 0.5) * size, y: top - 8, 'text-anchor': 'middle' }, column.label)
    : s('text', { transform: `translate(${label + (c + 0.5) * size + 3}, ${top - 6}) rotate(-50)` }, cut(column.label)))),
  rows.map((row, r) => s('text', { x: label - 6, y: top + (r + 0.5) * size, 'text-anchor': 'end', 'dominant-baseline': 'central' }, cut(row.label))),
  cells.map((line, r) => line.map((one, c) => {
    if (!one) return null;
    const fillColour = tints.of(one.value);
    const [x, y] = [label + c * size, top + r * size];
    if (one.empty) return s('rect', { class: 'cell empty', x: x + 0.5, y: y + 0.5, width: size - 1, height: size - 1, 'data-r': r, 'data-c': c });
    const box = (fill) => s('rect', { class: click ? 'cell clickable' : 'cell', x: x + 0.5, y: y + 0.5, width: size - 1, height: size - 1, fill, 'data-r': r, 'data-c': c });
    return [
      fillColour && box(fillColour),
      (!fillColour || one.hatched) && box(`url(#${id}-hatch)`),
      one.mark && s('text', { class: 'mark', x: x + size / 2, y: y + size / 2, 'text-anchor': 'middle', 'dominant-baseline': 'central', fill: fillColour ? inkOn(fillColour) : 'currentColor' }, one.mark),
    ];
  })),
  cursor);
  return h('div', { class: 'matrix-frame' }, h('div', { class: 'scroll' }, svg), readout);
}

/** The pattern of what has no value. */
export function hatching(id) {
  return s('pattern', { id, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    s('rect', { class: 'hatch-ground', width: 6, height: 6 }), s('line', { class: 'hatch-line', x1: 0, y1: 0, x2: 0, y2: 6 }));
}

/** What the colours of a scale mean, with the hatching of what has no value. */
export function key(id, colours, said, absent) {
  if (colours.low === null) return h('div', { class: 'key' }, t('nothing'));
  const bar = s('svg', { class: 'ramp', viewBox: `0 0 ${colours.stops.length * 20} 10`, width: colours.stops.length * 20, height: 10, 'aria-hidden': 'true' },
    colours.stops.map((stop, i) => s('rect', { x: i * 20, width: 20, height: 10, fill: stop })));
  return h('div', { class: 'key' }, said(colours.low), bar, said(colours.high),
    absent > 0 && [s('svg', { width: 16, height: 10, 'aria-hidden': 'true' }, s('defs', {}, hatching(`${id}-key`)), s('rect', { width: 16, height: 10, fill: `url(#${id}-key)` })), t('noValueFor', absent)]);
}
