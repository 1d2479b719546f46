// The overview: regions as cards and on a map, what changed and why, and what is changing now.
import { all, indicators, observations, one } from '../kit/api.js';
import * as catalogue from '../kit/catalogue.js';
import { h } from '../kit/dom.js';
import { distinct } from '../kit/periods.js';
import { oneWindow } from '../kit/series.js';
import { state } from '../kit/state.js';
import { name, t } from '../kit/words.js';
import { cards, FAMILIES } from './cards.js';
import { changes, readChanges } from './changes.js';
import { feed } from './feed.js';
import { cityMap } from './citymap.js';
import './words.js';

const COLOURED_BY = 'peripheralization';

/** The indicator that colours the map. */
export const indicator = () => state.indicator ?? COLOURED_BY;

/** Reads headline indicators, what the map shows, and what changed. */
export async function load() {
  const { territory } = state;
  const [whole, values, coloured, people, flows, open, changed] = await Promise.all([
    one(`/territories/${encodeURIComponent(territory)}`),
    Promise.all(FAMILIES.map((family) => indicators({ scale: 'region', indicator: family }))),
    indicators({ scale: 'city', indicator: indicator() }),
    observations({ variable: 'population' }),
    all('/flows', { territory, limit: 1000 }),
    all('/recommendations', { territory, limit: 1000 }),
    readChanges(territory),
  ]);
  const members = await Promise.all(catalogue.knownRegions().map((region) => catalogue.members(territory, region.id)));
  const regions = catalogue.knownRegions().map((region, i) => ({ ...region, members: members[i] }));
  return { territory: whole, regions, values: values.flat(), coloured: oneWindow(coloured.filter((item) => item.subject.includes('@'))), people, flows, open, changed };
}

/** What the slider moves is not read anew. */
export const reads = ['indicator'];

export const periods = (data) => distinct([...data.coloured, ...data.people]);

/** Draws the view. */
export function draw(data) {
  const head = h('header', { class: 'view-head whole' }, h('h1', {}, name(data.territory.names, state.territory)),
    h('span', { class: 'muted' }, t('counts', data.territory.regions, data.territory.cities)));
  return [head, cards(data), h('div', { class: 'wide' }, cityMap(data)), h('div', { class: 'narrow stack' }, changes(data), feed())];
}
