// Drawings that are made for the width they get, so that their letters keep their size on a phone and on a wall.
import { fill, h } from './dom.js';

const widths = new Map();
const FRAME = 36;

/** What the whole page gives a panel before anything is measured. */
function expected() {
  return Math.max(280, (document.getElementById('view')?.clientWidth ?? 1000) - FRAME);
}

/** An element whose drawing is `build(width)`; it is built again when the width becomes another one. */
export function fitted(id, build) {
  const host = h('div', { class: 'fitted' });
  let shown;
  const show = (width) => {
    if (Math.abs(width - shown) < 2) return;
    shown = width;
    fill(host, build(width));
  };
  show(widths.get(id) ?? expected());
  new ResizeObserver(([entry]) => {
    const width = Math.floor(entry.contentRect.width);
    if (width < 1) return;
    widths.set(id, width);
    show(width);
  }).observe(host);
  return host;
}
