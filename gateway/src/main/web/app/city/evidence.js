// What the components of mismatches were measured by. It comes a little later than the cards, so that moving the slider waits for nothing.
import { one } from '../kit/api.js';
import { state } from '../kit/state.js';

const REST_MS = 400;
const asked = new Set();
let turn = 0;
let lastCity;

/**
 * Calls `tell(component, evidence)` for each component of each mismatch, when it is known. What was asked before is there at once;
 * while the slider moves nothing is asked, only where it comes to rest.
 */
export async function gather(city, region, mismatches, tell) {
  const mine = ++turn;
  const path = `/territories/${encodeURIComponent(state.territory)}/cities/${encodeURIComponent(city)}/diagnosis`;
  const periods = [...new Set(mismatches.filter((mismatch) => mismatch.components.length > 0).map((mismatch) => mismatch.period))];
  const key = (period) => [path, region, period, state.asOf].join(' ');
  const moving = lastCity === city && periods.some((period) => !asked.has(key(period)));
  lastCity = city;
  if (moving) await new Promise((done) => { setTimeout(done, REST_MS); });
  if (mine !== turn) return;
  await Promise.all(periods.map(async (period) => {
    const answer = await one(path, { region, period }).catch(() => undefined); // the cards stand without it
    if (!answer) return;
    asked.add(key(period));
    const told = answer.regions.find((part) => part.region === region)?.mismatches ?? [];
    mismatches.filter((mismatch) => mismatch.period === period).forEach((mismatch) => told.find((other) => other.indicator === mismatch.indicator)?.components
      .forEach((evidence) => tell(`${mismatch.indicator}/${evidence.component}`, evidence)));
  }));
}
