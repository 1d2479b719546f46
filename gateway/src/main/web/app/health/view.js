// Data health: what is known of which city and when, how old it is, what was revised, and what was turned away.
import { all, indicators, one, present } from '../kit/api.js';
import * as catalogue from '../kit/catalogue.js';
import { h } from '../kit/dom.js';
import { kept } from '../kit/kept.js';
import { distinct } from '../kit/periods.js';
import { state } from '../kit/state.js';
import { t } from '../kit/words.js';
import { coverage } from './coverage.js';
import { breaks, cells, revisions, variables } from './holdings.js';
import { intake } from './intake.js';
import { breakList, freshness, outliers, revisionList } from './lists.js';
import { QUALITY, quality } from './quality.js';
import './words.js';

const PAGE = 10_000;
const MOST = 100_000;

async function read(variable) {
  const found = [];
  let after;
  do {
    const page = await one('/observations', { territory: state.territory, variable, includeHistory: true, limit: PAGE, after });
    found.push(...page.items);
    after = page.next;
  } while (after && found.length < MOST);
  return { found, cut: Boolean(after) };
}

/** Figures with their vintages; of more than a page can hold, those of the chosen variable. */
async function figures() {
  const everything = await read();
  return everything.cut && state.variable ? read(state.variable) : everything;
}

/** Reads figures, quality indicators and what the intake counts. */
export async function load() {
  const { territory } = state;
  const [{ found, cut }, measures, flagged, status, uploads] = await Promise.all([
    figures(),
    Promise.all(QUALITY.map((indicator) => indicators({ indicator }))),
    indicators({ indicator: 'outlier', scale: 'city' }),
    one('/status'),
    all('/imports').catch(() => []),
  ]);
  const held = cells(found.filter(present));
  return {
    cut, found, held, periods: distinct(found), variables: variables(held, Date.now()), revisions: revisions(held), breaks: breaks(held), territory,
    measures: measures.flat(), outliers: flagged.filter((item) => present(item) && item.value > 0), status, uploads,
  };
}

/** What the slider moves is not read anew. */
export const reads = ['variable'];

export const periods = (data) => data.periods;

/** Draws the view. */
export function draw(data) {
  const once = (id, make, ...more) => kept(`health-${id}`, [data, state.lang, state.theme, state.tables, ...more], () => make(data));
  const count = t('figuresKnown', data.held.size.toLocaleString(), catalogue.knownCities().length, data.variables.length);
  return [
    h('header', { class: 'view-head whole' }, h('h1', {}, t('view.health')), h('span', { class: 'muted', id: 'held', 'data-value': data.held.size }, count)),
    h('p', { class: 'lead whole' }, t('healthLead'), data.cut && ` ${t('tooMany', MOST.toLocaleString())}`),
    once('coverage', coverage, state.cover, state.variable),
    h('div', { class: 'stack' }, once('freshness', freshness), once('outliers', outliers)),
    h('div', { class: 'stack' }, quality(data), once('breaks', breakList), once('revisions', revisionList)),
    once('intake', intake),
  ];
}

/** Every figure counts here; recommendations do not. */
export const concerns = (type) => !type.startsWith('io.secunda.recommendation');
