package io.secunda.metrics.catalogue;

import static io.secunda.metrics.catalogue.FamilyEntry.family;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.leadership.Agreement;
import io.secunda.indicators.leadership.CooperationDensity;
import io.secunda.indicators.leadership.CooperationReach;
import io.secunda.indicators.leadership.CoreLedShare;
import io.secunda.indicators.leadership.Delivery;
import io.secunda.indicators.leadership.SharedLeadership;
import io.secunda.indicators.leadership.VerticalParticipation;
import io.secunda.metrics.catalogue.Answer.Told;
import io.secunda.metrics.catalogue.Family.Place;
import java.util.List;

/** Who works with whom, who leads, and what comes of it (DOMAIN §5 D). */
final class Cooperation {

    private static final String DU_2024 = "Du, Cardoso and Rocco 2024, Cities 154:105375";
    private static final String SHARE = "share";

    private Cooperation() {}

    static List<Family> families() {
        return List.of(
                density(), reach(), coreLedShare(), sharedLeadership(), verticalParticipation(), delivery(), gap());
    }

    private static FamilyEntry ofRegion(String id, String english, String chinese) {
        return family(id, english, chinese).in(Place.REGION).ofAgreements();
    }

    private static Answer whole(Outcome outcome) {
        return new Answer(List.of(Told.whole(Finding.of(outcome, 1))), List.of());
    }

    /** A region-wide plan joins everybody and says nothing of who works with whom. */
    private static List<Agreement> selective(Setting setting) {
        int cities = setting.members().size();
        return setting.agreements().stream()
                .filter(agreement -> agreement.isSelective(cities))
                .toList();
    }

    private static Family density() {
        return ofRegion("cooperation_density", "Cooperation density", "合作密度")
                .says(
                        "What part of the pairs of cities has an active agreement; plans that join most of the region left out.")
                .formula("pairs joined by at least one active agreement / [n(n − 1)/2]")
                .unit(SHARE, "0 to 1")
                .source(DU_2024)
                .by(setting ->
                        whole(CooperationDensity.of(setting.members().size(), selective(setting), setting.day())));
    }

    private static Family reach() {
        return family("cooperation_reach", "Cooperation reach", "合作广度")
                .says("With what part of the region's other cities a city has an active agreement.")
                .formula("partners of the city / (n − 1)")
                .unit(SHARE, "0 (isolated) to 1")
                .source("degree centrality, Freeman 1978, Social Networks 1:215–239")
                .in(Place.CITY_IN_REGION)
                .ofAgreements()
                .by(setting -> {
                    Outcome[] reach = CooperationReach.of(setting.members().size(), selective(setting), setting.day());
                    return Setting.each(reach.length, i -> Finding.of(reach[i], 1), List.of());
                });
    }

    private static Family coreLedShare() {
        return ofRegion("core_led_share", "Agreements led from the core or above", "核心或上级主导占比")
                .says("What part of the active agreements is led by cores or upper levels of government alone.")
                .formula("active agreements with leads, all of them cores or upper levels / active agreements")
                .unit(SHARE, "0 to 1")
                .source(DU_2024)
                .by(setting -> whole(
                        CoreLedShare.of(setting.agreements(), setting.members().core(), setting.day())));
    }

    private static Family sharedLeadership() {
        return ofRegion("shared_leadership", "Shared leadership", "共享领导力")
                .says("How evenly seats of lead and co-lead are spread over the levels of government.")
                .formula("−Σ q ln q / ln 3, q the share of seats of a level")
                .unit("none", "0 (one level leads all) to 1")
                .source(DU_2024)
                .by(setting -> whole(SharedLeadership.of(setting.agreements(), setting.day())));
    }

    private static Family verticalParticipation() {
        return ofRegion("vertical_participation", "Vertical participation", "纵向参与")
                .says("What part of the active agreements involves at least two levels of government.")
                .formula("active agreements with at least 2 levels / active agreements")
                .unit(SHARE, "0 to 1")
                .source(DU_2024)
                .by(setting -> whole(VerticalParticipation.of(setting.agreements(), setting.day())));
    }

    private static Family delivery() {
        return ofRegion("delivery", "Delivery", "履约率")
                .says("How much of what was agreed to be done by now is done.")
                .formula("milestones delivered / milestones due, by the end of the period")
                .unit(SHARE, "0 to 1")
                .source("own, after Pressman and Wildavsky 1973, Implementation")
                .by(setting ->
                        whole(Delivery.of(setting.agreements(), setting.day()).delivery()));
    }

    private static Family gap() {
        return ofRegion("decision_implementation_gap", "Gap between decision and implementation", "决策-执行落差")
                .says("How much of what was agreed to be done by now is not done.")
                .formula("1 − delivery")
                .unit(SHARE, "0 to 1")
                .source("own, after Pressman and Wildavsky 1973, Implementation")
                .by(setting ->
                        whole(Delivery.of(setting.agreements(), setting.day()).decisionImplementationGap()));
    }
}
