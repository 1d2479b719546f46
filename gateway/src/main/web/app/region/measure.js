// What is shown of the cities: a variable as it was observed, or an indicator of cities.
import { indicators, observations, present } from '../kit/api.js';
import * as catalogue from '../kit/catalogue.js';
import { select } from '../kit/dom.js';
import { windowName } from '../kit/format.js';
import { distinct } from '../kit/periods.js';
import { group, oneVariable, oneWindow } from '../kit/series.js';
import { set, state } from '../kit/state.js';
import { t, word } from '../kit/words.js';

const FIRST = 'gdp';
const family = (id) => id.split('(')[0];
const ofCities = (id) => catalogue.options('city').some((option) => family(option.value) === family(id));

/** Which one is chosen: by its own select, or by the indicator that a link from elsewhere brought. */
export function measure() {
  if (state.measure) return state.measure;
  if (state.indicator && ofCities(state.indicator)) return state.indicator;
  return catalogue.variable(FIRST) ? FIRST : catalogue.knownVariables()[0]?.id ?? catalogue.options('city')[0]?.value ?? FIRST;
}

export const isVariable = () => Boolean(catalogue.variable(measure()));

/** Values of an indicator within the region, or, where the indicator needs no region, of its cities. */
async function ofIndicator(id, region) {
  const inRegion = await indicators({ scale: 'city', indicator: id, region });
  return inRegion.length > 0 ? inRegion : (await indicators({ scale: 'city', indicator: id })).filter((item) => !item.subject.includes('@'));
}

const observed = (item) => ({ ...item, provisional: item.status === 'P', isBreak: item.status === 'B' });
const computed = (item) => ({ ...item, city: catalogue.place(item.subject).cities[0], isBreak: item.crossesBreak });

/** Reads it: {items of all cities and variants, releases: all releases of a variable, for how far they move it}. */
export async function readMeasure(region) {
  const id = measure();
  if (!isVariable()) return { items: (await ofIndicator(family(id), region)).map(computed), releases: [] };
  const [items, releases] = await Promise.all([observations({ variable: id }), observations({ variable: id, includeHistory: true })]);
  return { items: items.map(observed), releases };
}

/** What an indicator was computed of, where the catalogue does not list each on its own. */
function variants(items) {
  const ids = [...new Set(items.map((item) => item.indicator).filter(Boolean))];
  const onTheirOwn = new Set(catalogue.options('city').map((option) => option.value));
  return ids.filter((id) => !onTheirOwn.has(id)).sort();
}

/** Of several the one that is known for most periods; among those, the usual one. */
export function longest(items) {
  const periods = new Map();
  items.filter(present).forEach((item) => periods.set(item.indicator, (periods.get(item.indicator) ?? new Set()).add(item.period)));
  const most = Math.max(0, ...[...periods.values()].map((set) => set.size));
  const best = items.filter((item) => periods.get(item.indicator)?.size === most);
  return oneVariable(best.length > 0 ? best : items);
}

function chosenOf(items) {
  if (isVariable()) return items;
  const exact = items.filter((item) => item.indicator === measure());
  return exact.length > 0 ? exact : longest(items);
}

/** What is chosen of what was read: one variant and one window of the members, by city, with the periods that any has. */
export function chosen(data) {
  const codes = new Set(data.members.map((member) => member.city));
  const ofMembers = chosenOf(data.measure.items.filter((item) => codes.has(item.city)));
  const windowed = ofMembers.filter((item) => item.window === state.window);
  const items = state.window && windowed.length > 0 ? windowed : oneWindow(ofMembers);
  const id = items[0]?.indicator ?? measure();
  return {
    id, items, unit: items[0]?.unit, window: items[0]?.window, periods: distinct(items), series: group(items, (item) => item.city),
    label: [isVariable() ? catalogue.variableName(id) : catalogue.indicatorName(id), windowName(items[0]?.window)].filter(Boolean).join(', '),
    about: isVariable() ? { definition: catalogue.variableName(id), unit: catalogue.variable(id).unit } : id,
    windows: [...new Set(ofMembers.map((item) => item.window).filter(Boolean))].sort(), variants: variants(data.measure.items),
  };
}

/** A variable, a kind of flow or a sector, in words. */
function ofWhat(id) {
  const of = /\((.+)\)/.exec(id)?.[1];
  if (!of) return catalogue.indicatorName(id);
  return catalogue.variable(of) ? catalogue.variableName(of) : word('flowKinds', of);
}

/** Its selects; `id` tells those of one figure from those of another. */
export function measureControls(id, now) {
  const options = [
    ...catalogue.knownVariables().map((variable) => ({ value: variable.id, label: catalogue.variableName(variable.id), group: t('region.figuresOfCities') })),
    ...catalogue.options('city').map((option) => option.value.replace('(x)', '')).map((id) => ({ value: id, label: catalogue.indicatorName(id), group: t('region.indicatorsOfCities') })),
  ];
  const known = options.find((option) => option.value === measure()) ?? options.find((option) => option.value === family(measure()));
  return [
    select(`${id}-measure`, t('region.shown'), options, known?.value, (next) => set({ measure: next, window: undefined })),
    now.variants.length > 1 && select(`${id}-variant`, t('region.ofWhat'), now.variants.map((one) => ({ value: one, label: ofWhat(one) })), now.id, (next) => set({ measure: next })),
    now.windows.length > 1 && select(`${id}-window`, t('window'), now.windows.map((one) => ({ value: one, label: windowName(one) })), now.window, (next) => set({ window: next })),
  ];
}
