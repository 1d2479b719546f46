package io.secunda.indicators.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.secunda.indicators.OfPair;
import io.secunda.indicators.matching.PartnerMatching;
import io.secunda.indicators.matching.PartnerMatching.Cities;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Partner matching. */
final class MatchingAdapters {

    static final Map<String, Function<Inputs, Actual>> ALL =
            Map.of("partner_matching", MatchingAdapters::partnerMatching);

    private MatchingAdapters() {}

    /** Whether the optimum is unique is not computed; pairs are compared only where it is. */
    private static Actual partnerMatching(Inputs in) {
        List<String> codes = in.codes();
        var result = PartnerMatching.of(
                codes.size(),
                Inputs.elements(in.node().required("benefits"))
                        .map(benefit -> {
                            Cities pair = pair(benefit, codes);
                            return new OfPair<>(
                                    pair.first(), pair.second(), benefit.get(2).doubleValue());
                        })
                        .toList(),
                Inputs.elements(in.node().required("excluded"))
                        .map(excluded -> pair(excluded, codes))
                        .toList(),
                (int) in.number("k"));
        return new Actual()
                .with("total", result.total())
                .with(
                        "pairs",
                        result.pairs().stream()
                                .map(pair -> List.of(codes.get(pair.first()), codes.get(pair.second())))
                                .toList())
                .without("unique");
    }

    private static Cities pair(JsonNode node, List<String> codes) {
        return new Cities(
                codes.indexOf(node.get(0).asText()), codes.indexOf(node.get(1).asText()));
    }
}
