// The mismatches of a city as its series tell them: pure, so that it can be tested by itself.
import { latest } from '../kit/series.js';

/** What each mismatch is the mean of; of several in one place any does. */
const COMPONENTS = {
  place_mismatch: [['development_quality'], ['fiscal_self_sufficiency'], ['ageing_gap'], ['migration_balance', 'relative_growth_population']],
  priority_mismatch: [['uncoordinated_similarity'], ['weakest_dimension_unaddressed'], ['decision_implementation_gap']],
  actor_mismatch: [['core_led_share'], ['shared_leadership'], ['cooperation_reach'], ['rank_gap']],
};

const remarks = (item, prefix) => (item.components ?? []).filter((one) => one.startsWith(prefix)).map((one) => one.slice(prefix.length));

/**
 * Each mismatch at the last period until `until` at which it has a value: the item with its components as {component, mismatch},
 * the core it is seen against, the weakest dimensions, and the components that it lacks. Without a series there is a reason.
 */
export function mismatches(own, until, role) {
  return Object.entries(COMPONENTS).map(([indicator, all]) => {
    const item = latest(own.filter((one) => one.indicator === indicator), until);
    if (!item) return { indicator, reason: role === 'core' ? 'core_city' : 'not_told', coverage: 0, components: [], weakest: [], lacks: [] };
    const components = Object.entries(item.parts ?? {}).map(([component, mismatch]) => ({ component, mismatch }));
    const known = new Set(components.map((one) => one.component));
    const order = all.flat();
    return {
      ...item, components: components.sort((a, b) => order.indexOf(a.component) - order.indexOf(b.component)),
      core: remarks(item, 'core:')[0], weakest: remarks(item, 'weakest:'),
      lacks: all.filter((names) => !names.some((one) => known.has(one))).map(([first]) => first),
    };
  });
}
