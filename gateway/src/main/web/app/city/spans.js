// When agreements are in force: pure, so that it can be tested by itself.
import { begin } from '../kit/periods.js';

const DAY_MS = 24 * 3600 * 1000;

/** The first moment after a period, in milliseconds. */
export function end(period) {
  const start = new Date(begin(period));
  const [year, month] = [start.getUTCFullYear(), start.getUTCMonth()];
  if (/^\d{4}$/.test(period)) return Date.UTC(year + 1, 0, 1);
  if (/Q/.test(period)) return Date.UTC(year, month + 3, 1);
  if (/W/.test(period)) return start.getTime() + 7 * DAY_MS;
  return /^\d{4}-\d{2}$/.test(period) ? Date.UTC(year, month + 1, 1) : start.getTime() + DAY_MS;
}

/** active, later (not signed yet) or ended, at the end of a period; without a period, as of what is known. */
export function inForce(agreement, period) {
  if (period && begin(agreement.signed) >= end(period)) return 'later';
  if (!agreement.ends) return 'active';
  const at = period ? end(period) : Date.now();
  return end(agreement.ends) >= at ? 'active' : 'ended';
}
