// Building elements. Text always goes in as text, never as markup.

const SVG = 'http://www.w3.org/2000/svg';

function dress(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (name === 'style' && value) Object.assign(element.style, value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
}

const shown = (child) => child !== null && child !== undefined && child !== false;

/** An element with attributes (functions become listeners, `style` is an object, false and null are left out) and children. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  dress(element, attributes);
  element.append(...children.flat(Infinity).filter(shown));
  return element;
}

/** The same for drawings. */
export function s(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  dress(element, attributes);
  element.append(...children.flat(Infinity).filter(shown));
  return element;
}

/** Replaces what is in an element. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter(shown));
}

/** A select with options of {value, label, group?}. */
export function select(id, label, options, chosen, onchange) {
  const groups = new Map();
  const element = h('select', { id, change: () => onchange(element.value) });
  for (const { value, label: text, group } of options) {
    const option = h('option', { value, selected: value === chosen }, text);
    if (!group) {
      element.append(option);
      continue;
    }
    if (!groups.has(group)) {
      groups.set(group, h('optgroup', { label: group }));
      element.append(groups.get(group));
    }
    groups.get(group).append(option);
  }
  return h('label', { class: 'field', for: id }, h('span', {}, label), element);
}

/** Something that is on or off. */
export function check(id, label, on, onchange) {
  return h('label', { class: 'check', for: id },
    h('input', { id, type: 'checkbox', checked: on, change: (event) => onchange(event.target.checked) }), label);
}

/** A button; `pressed` makes it one that stays down. */
export function button(id, label, onclick, pressed) {
  return h('button', { id, type: 'button', click: onclick, 'aria-pressed': pressed === undefined ? null : String(pressed) }, label);
}

/** A table; cells may be texts or elements, columns of {label, number?} that are numeric are aligned right. */
export function table(caption, columns, rows) {
  return h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    h('table', {},
      h('caption', { class: 'hidden' }, caption),
      h('thead', {}, h('tr', {}, columns.map((c) => h('th', { scope: 'col', class: c.number && 'number' }, c.label)))),
      h('tbody', {}, rows.map((row) => h('tr', {},
        row.map((cell, i) => h('td', { class: columns[i].number && 'number' }, cell ?? '')))))));
}

/** A small line of values; it says the same as the text beside it, so that it is hidden from readers. */
export function sparkline(values) {
  const known = values.filter((v) => v !== null && v !== undefined);
  const svg = s('svg', { class: 'spark', viewBox: '0 0 72 22', 'aria-hidden': 'true' });
  if (known.length < 2) return svg;
  const low = Math.min(...known);
  const span = Math.max(...known) - low || 1;
  const points = values.map((v, i) => (v === null || v === undefined ? null
    : [3 + (66 * i) / (values.length - 1), 19 - (16 * (v - low)) / span])).filter(Boolean);
  const [cx, cy] = points[points.length - 1];
  svg.append(s('polyline', { points: points.join(' ') }), s('circle', { cx, cy, r: 2.4 }));
  return svg;
}
