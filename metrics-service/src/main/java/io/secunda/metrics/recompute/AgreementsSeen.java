package io.secunda.metrics.recompute;

import io.secunda.events.agreement.Agreement;
import io.secunda.indicators.leadership.Lead;
import io.secunda.indicators.leadership.Level;
import io.secunda.indicators.leadership.Milestone;
import io.secunda.metrics.territories.Agreements;
import io.secunda.metrics.territories.Members;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Agreements as the arithmetic takes them: cities as positions along the members of a scope. */
final class AgreementsSeen {

    private AgreementsSeen() {}

    /** Those signed by a day. */
    static List<io.secunda.indicators.leadership.Agreement> from(
            List<Agreement> agreements, Members members, LocalDate day) {
        return agreements.stream()
                .filter(agreement -> !Agreements.signed(agreement).isAfter(day))
                .map(agreement -> from(agreement, members.codes()))
                .toList();
    }

    private static io.secunda.indicators.leadership.Agreement from(Agreement agreement, List<String> cities) {
        return new io.secunda.indicators.leadership.Agreement(
                agreement.participants().stream().map(cities::indexOf).toList(),
                agreement.leads().stream().map(lead -> lead(lead, cities)).toList(),
                agreement.levels().stream()
                        .map(level -> Level.valueOf(level.name()))
                        .collect(Collectors.toSet()),
                Agreements.signed(agreement),
                agreement.ends() == null ? null : agreement.ends().last(),
                agreement.milestones().stream()
                        .map(m -> new Milestone(
                                m.due().last(),
                                m.delivered() == null ? null : m.delivered().last()))
                        .toList());
    }

    private static Lead lead(String lead, List<String> cities) {
        return switch (lead.toLowerCase(Locale.ROOT)) {
            case "national" -> Lead.of(Level.NATIONAL);
            case "provincial" -> Lead.of(Level.PROVINCIAL);
            default -> Lead.ofCity(cities.indexOf(lead));
        };
    }
}
