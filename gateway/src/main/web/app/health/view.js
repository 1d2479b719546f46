import { h } from '../kit/dom.js';

/** Reads what the view shows. */
export async function load() {
  return {};
}

/** Draws the view. */
export function draw() {
  return [h('p', { class: 'muted' }, '…')];
}
