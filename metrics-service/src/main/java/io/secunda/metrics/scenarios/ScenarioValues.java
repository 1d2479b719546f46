package io.secunda.metrics.scenarios;

import io.secunda.events.Names;
import io.secunda.events.indicator.IndicatorValue;
import java.util.List;
import java.util.Map;

/**
 * What a scenario moves.
 *
 * @param values values that would be told, with what was told last as {@code previous}
 * @param indicators names of their indicators, by id
 */
public record ScenarioValues(List<IndicatorValue> values, Map<String, Names> indicators) {}
