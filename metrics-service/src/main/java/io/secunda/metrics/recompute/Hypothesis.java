package io.secunda.metrics.recompute;

import io.secunda.events.agreement.Agreement;
import io.secunda.events.flow.Flow;
import io.secunda.events.geography.Membership;
import io.secunda.events.observation.Observation;
import java.util.List;

/** Facts that nobody told, taken as if they stood. */
public record Hypothesis(
        List<Membership> memberships, List<Observation> observations, List<Flow> flows, List<Agreement> agreements) {

    public Hypothesis {
        memberships = List.copyOf(memberships);
        observations = List.copyOf(observations);
        flows = List.copyOf(flows);
        agreements = List.copyOf(agreements);
    }
}
