// Series with breaks, revisions and gaps: pure, so that it can be tested by itself.
import { present } from '../kit/api.js';
import { begin } from '../kit/periods.js';
import { median } from './profile.js';

const FORECAST_OR_NOT_FINAL = new Set(['P', 'E', 'F', 'I']);

/** Whether a figure or an indicator value may still change: provisional, estimated, forecast or imputed. */
export const open = (item) => Boolean(item.provisional) || FORECAST_OR_NOT_FINAL.has(item.status);

/** Whether the series begins anew with this item. */
export const breaks = (item) => item.status === 'B';

/** A series in order of time, cut before each item that begins it anew and where there is no value. */
export function pieces(series) {
  const cut = [];
  let piece = [];
  for (const item of series) {
    if (!present(item) || breaks(item)) {
      if (piece.length > 0) cut.push(piece);
      piece = [];
    }
    if (present(item)) piece.push(item);
  }
  if (piece.length > 0) cut.push(piece);
  return cut;
}

/** Of all vintages of figures those that were superseded, oldest first. */
export function superseded(history, current) {
  const version = (item) => `${item.period} ${item.released} ${item.source} ${item.value}`;
  const now = new Set(current.map(version));
  return history.filter((item) => present(item) && !now.has(version(item))).sort((a, b) => begin(a.period) - begin(b.period) || (a.released < b.released ? -1 : 1));
}

/** The middle of many series at each period at which at least two have a value: [{period, value, cities, status?}]; a break of any is one of the middle. */
export function middles(items) {
  const at = new Map();
  for (const item of items.filter(present)) {
    if (!at.has(item.period)) at.set(item.period, []);
    at.get(item.period).push(item);
  }
  return [...at].filter(([, list]) => list.length > 1)
    .map(([period, list]) => ({ period, value: median(list.map((item) => item.value)), cities: list.length, status: list.some(breaks) ? 'B' : undefined }))
    .sort((a, b) => begin(a.period) - begin(b.period));
}
