package io.secunda.indicators.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.secunda.indicators.Outcome;
import io.secunda.indicators.leadership.Agreement;
import io.secunda.indicators.leadership.CooperationDensity;
import io.secunda.indicators.leadership.CooperationReach;
import io.secunda.indicators.leadership.CoreLedShare;
import io.secunda.indicators.leadership.Delivery;
import io.secunda.indicators.leadership.Lead;
import io.secunda.indicators.leadership.Level;
import io.secunda.indicators.leadership.Milestone;
import io.secunda.indicators.leadership.SharedLeadership;
import io.secunda.indicators.leadership.VerticalParticipation;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Chapter D. */
final class LeadershipAdapters {

    static final Map<String, Function<Inputs, Actual>> ALL = Map.of(
            "cooperation_density",
            in -> Actual.value(CooperationDensity.of(in.codes().size(), agreements(in), day(in))),
            "cooperation_reach",
            LeadershipAdapters::reach,
            "core_led_share",
            in -> Actual.value(CoreLedShare.of(agreements(in), in.core(), day(in))),
            "shared_leadership",
            in -> Actual.value(SharedLeadership.of(agreements(in), day(in))),
            "vertical_participation",
            in -> Actual.value(VerticalParticipation.of(agreements(in), day(in))),
            "delivery",
            LeadershipAdapters::delivery);

    private LeadershipAdapters() {}

    private static Actual reach(Inputs in) {
        Outcome[] reach = CooperationReach.of(in.codes().size(), agreements(in), day(in));
        return Actual.values(in.codes(), i -> reach[i]);
    }

    private static Actual delivery(Inputs in) {
        List<Agreement> agreements = agreements(in);
        if (in.has("city")) {
            int city = in.codes().indexOf(in.text("city"));
            agreements = agreements.stream()
                    .filter(agreement -> agreement.participants().contains(city))
                    .toList();
        }
        var result = Delivery.of(agreements, day(in));
        return Actual.value(result.delivery()).with("decision_implementation_gap", result.decisionImplementationGap());
    }

    private static List<Agreement> agreements(Inputs in) {
        List<String> codes = in.codes();
        return Inputs.elements(in.node().required("agreements"))
                .map(node -> agreement(node, codes))
                .toList();
    }

    private static Agreement agreement(JsonNode node, List<String> codes) {
        return new Agreement(
                Inputs.elements(node.required("participants"))
                        .map(city -> codes.indexOf(city.asText()))
                        .toList(),
                Inputs.elements(node.required("leads"))
                        .map(lead -> lead(lead.asText(), codes))
                        .toList(),
                Inputs.elements(node.required("levels"))
                        .map(level -> level(level.asText()))
                        .collect(Collectors.toSet()),
                LocalDate.parse(node.required("signed").asText()),
                date(node.required("ends")),
                Inputs.elements(node.required("milestones"))
                        .map(milestone -> new Milestone(
                                LocalDate.parse(milestone.required("due").asText()),
                                date(milestone.required("delivered"))))
                        .toList());
    }

    private static Lead lead(String lead, List<String> codes) {
        return switch (lead) {
            case "national", "provincial" -> Lead.of(level(lead));
            default -> Lead.ofCity(codes.indexOf(lead));
        };
    }

    private static Level level(String name) {
        return Level.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static LocalDate date(JsonNode node) {
        return node.isNull() ? null : LocalDate.parse(node.asText());
    }

    /** The last day of the period. */
    private static LocalDate day(Inputs in) {
        String period = in.text("period");
        if (period.contains("Q")) {
            return YearMonth.of(Integer.parseInt(period.substring(0, 4)), 3 * Integer.parseInt(period.substring(6)))
                    .atEndOfMonth();
        }
        return switch (period.length()) {
            case 4 -> LocalDate.of(Integer.parseInt(period), 12, 31);
            case 7 -> YearMonth.parse(period).atEndOfMonth();
            default -> LocalDate.parse(period);
        };
    }
}
