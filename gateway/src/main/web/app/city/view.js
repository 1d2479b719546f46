// A city: its profile, what stands in its way, how it moved, who is like it, with whom it works.
import { h } from '../kit/dom.js';
import { distinct } from '../kit/periods.js';
import { advice } from './advice.js';
import { agreements } from './agreements.js';
import { diagnosis } from './diagnosis.js';
import { flows } from './flows.js';
import { head } from './head.js';
import { peers } from './peerfigure.js';
import { profile } from './profilefigure.js';
import { series } from './series.js';
import { everything } from './table.js';
import { t } from './words.js';

let shown = {};
let others = new Set();

export { load } from './read.js';

/** What the slider moves is not read anew. */
export const reads = ['region', 'city', 'shown', 'indicator'];

export const periods = (data) => (data.city ? distinct([...data.own, ...data.figures]) : []);

/** Whether a change touches the city, or those that it is compared with. */
export function concerns(type, change) {
  const { city, region } = shown;
  if (type.startsWith('io.secunda.flow')) return [change.origin, change.destination].includes(city);
  if (type.startsWith('io.secunda.agreement')) return change.participants?.includes(city) ?? true;
  if (type.startsWith('io.secunda.observation')) return change.city === city || others.has(change.city);
  return !change.subject || change.subject.includes(city) || change.subject.endsWith(`@${region?.id}`) || /^(hqd_score|typology)/.test(change.indicator ?? '');
}

/** Draws the view. */
export function draw(data) {
  shown = data;
  others = new Set(data.region?.members.map((member) => member.city));
  if (!data.city) return [h('p', { class: 'muted whole' }, t('noCities'))];
  return [
    head(data), profile(data), diagnosis(data), series(data),
    h('div', { class: 'wide stack' }, peers(data), agreements(data)), h('div', { class: 'narrow stack' }, advice(data), flows(data)), everything(data),
  ];
}
