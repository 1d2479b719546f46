// Everything of a city that goes through time, with a key that stands for it in the address.
import * as catalogue from '../kit/catalogue.js';
import { windowName } from '../kit/format.js';
import { group } from '../kit/series.js';
import { t } from './words.js';

const MOST = 6;
const FIRST = ['gdp', 'population', 'relative_income~', 'hqd_score~'];

/** gdp is a variable, relative_income~ an indicator, growth(gdp)~5y one over a window, hqd_score~~t one among all cities of the territory. */
export const keyOf = (item) => (item.variable ? item.variable : `${item.indicator}~${item.window ?? ''}${item.subject.includes('@') ? '' : '~t'}`);

/** What an item of an indicator is called, with its window and, where the name alone would stand for two, whom it is compared with. */
export function said(item) {
  if (item.variable) return catalogue.variableName(item.variable);
  const among = /^hqd_score/.test(item.indicator) && !item.subject.includes('@') && t('amongTerritory');
  return [catalogue.indicatorName(item.indicator), windowName(item.window), among].filter(Boolean).join(', ');
}

/** Series of figures and of indicators by key, figures first. */
export const candidates = (observations, own) => group([...observations, ...own], keyOf);

/** The keys that the address asks for, or a few to begin with. */
export function chosen(asked, known) {
  const keys = asked === undefined ? FIRST : asked.split(',');
  return [...new Set(keys)].filter((key) => known.has(key)).slice(0, MOST);
}

/** The keys shown with one more; where there are as many as fit, the one shown longest makes room. */
export const withKey = (keys, key) => (keys.includes(key) ? keys : [...keys.slice(keys.length >= MOST ? 1 : 0), key]);

/** Of the series of an indicator the one to open: over the longest window, in the region rather than in the territory. */
export function keyFor(known, indicator) {
  return [`${indicator}~longest`, `${indicator}~`, `${indicator}~longest~t`, `${indicator}~~t`].find((key) => known.has(key));
}
