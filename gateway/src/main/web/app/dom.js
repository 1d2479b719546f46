// Building elements. Text always goes in as text, never as markup.

/** An element with attributes (functions become listeners, false and null are left out) and children. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Replaces what is in an element. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
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

/** A table; cells may be texts or elements, numeric columns are aligned right. */
export function table(caption, columns, rows) {
  return h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    h('table', {},
      h('caption', { class: 'hidden' }, caption),
      h('thead', {}, h('tr', {}, columns.map((c) => h('th', { scope: 'col', class: c.number && 'number' }, c.label)))),
      h('tbody', {}, rows.map((row) => h('tr', {},
        row.map((cell, i) => h('td', { class: columns[i].number && 'number' }, cell ?? '')))))));
}

/** A small line of values; it says the same as the table, so that it is hidden from readers. */
export function sparkline(values) {
  const ns = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(ns, 'svg');
  const known = values.filter((v) => v !== null);
  svg.setAttribute('class', 'spark');
  svg.setAttribute('viewBox', '0 0 72 22');
  svg.setAttribute('aria-hidden', 'true');
  if (known.length < 2) return svg;
  const low = Math.min(...known);
  const span = Math.max(...known) - low || 1;
  const x = (i) => 3 + (66 * i) / (values.length - 1);
  const y = (v) => 19 - (16 * (v - low)) / span;
  const points = values.map((v, i) => (v === null ? null : `${x(i)},${y(v)}`)).filter(Boolean);
  const line = document.createElementNS(ns, 'polyline');
  line.setAttribute('points', points.join(' '));
  const dot = document.createElementNS(ns, 'circle');
  const [cx, cy] = points[points.length - 1].split(',');
  for (const [name, value] of [['cx', cx], ['cy', cy], ['r', 2.4]]) dot.setAttribute(name, value);
  svg.append(line, dot);
  return svg;
}
