// Which components a mismatch lacks: pure, so that it can be tested by itself.

/** What each mismatch is the mean of; of several in one place any does. */
const COMPONENTS = {
  place_mismatch: [['development_quality'], ['fiscal_self_sufficiency'], ['ageing_gap'], ['migration_balance', 'relative_growth_population']],
  priority_mismatch: [['uncoordinated_similarity'], ['weakest_dimension_unaddressed'], ['decision_implementation_gap']],
  actor_mismatch: [['core_led_share'], ['shared_leadership'], ['cooperation_reach'], ['rank_gap']],
};

/** The first name of each component that the diagnosis has not. */
export function lacking({ indicator, components }) {
  const known = new Set(components.map((one) => one.component));
  return (COMPONENTS[indicator] ?? []).filter((names) => !names.some((one) => known.has(one))).map(([first]) => first);
}
