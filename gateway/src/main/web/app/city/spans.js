// When agreements are in force: pure, so that it can be tested by itself.
import { begin, end } from '../kit/periods.js';

/** active, later (not signed yet) or ended, at the end of a period; without a period, as of what is known. */
export function inForce(agreement, period) {
  if (period && begin(agreement.signed) >= end(period)) return 'later';
  if (!agreement.ends) return 'active';
  const at = period ? end(period) : Date.now();
  return end(agreement.ends) >= at ? 'active' : 'ended';
}
