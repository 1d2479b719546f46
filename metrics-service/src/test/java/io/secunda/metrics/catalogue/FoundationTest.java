package io.secunda.metrics.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.secunda.events.Period;
import org.junit.jupiter.api.Test;

class FoundationTest {

    private static final Families FAMILIES = new Families(CriteriaReader.shipped());
    private static final Period YEAR = Period.year(2020);

    private static Foundation of(String indicator) {
        return Foundation.of(FAMILIES, indicator, null, YEAR);
    }

    @Test
    void anIndicatorOfOnePeriodRestsOnItsVariablesThen() {
        Foundation found = of("theil_t");

        assertThat(found.variables()).containsExactlyInAnyOrder("gdp", "population");
        assertThat(found.periods()).containsExactly(YEAR);
        assertThat(found.until()).isNull();
        assertThat(found.flows()).isEmpty();
        assertThat(found.agreements()).isFalse();
    }

    @Test
    void changeOverAWindowRestsOnItsEnds() {
        Foundation found = Foundation.of(FAMILIES, "polarization(gdp)", Period.year(2010), YEAR);

        assertThat(found.variables()).contains("gdp");
        assertThat(found.periods()).containsExactly(Period.year(2010), YEAR);
    }

    @Test
    void whatLooksAtIndicatorsRestsOnTheFactsOfThese() {
        assertThat(of("trend(theil_t)").variables()).contains("gdp", "population");
        assertThat(of("trend(theil_t)").until()).isEqualTo(YEAR);
        assertThat(of("partnership_benefit").until()).isEqualTo(YEAR);
    }

    @Test
    void flowsAndSectorsCountAsKinds() {
        assertThat(of("flow_entropy(rail_high_speed_trains)").flows()).containsExactly("rail_high_speed_trains");
        assertThat(of("krugman").variables()).contains("employment_*", "gdp_secondary");
    }

    @Test
    void aDimensionIsNotTheWhole() {
        assertThat(of("hqd_score(green_transformation)").names())
                .isNotEqualTo(of("hqd_score").names());
        assertThat(of("hqd_score").variables())
                .containsAll(of("hqd_score(economic_growth)").variables());
    }

    @Test
    void aVariableThatOnlyATerritoryHasMayBeAPartOfAny() {
        assertThat(of("core_share(metro_length)").variables()).contains("metro_length");
    }

    @Test
    void ofAnUnknownIndicatorNothingIsKnown() {
        Foundation found = of("no_such_thing(gdp)");

        assertThat(found.names()).isNull();
        assertThat(found.variables()).isEmpty();
    }

    @Test
    void everyFamilyRestsOnSomething() {
        for (Family family : FAMILIES.all()) {
            String of = family.each() == Family.Each.INDICATOR ? "(theil_t)" : "(gdp)";
            String id = CatalogueResource.Entry.id(family).replace("(x)", of);
            Foundation found = of(id);
            assertThat(found.variables().isEmpty() && found.flows().isEmpty() && !found.agreements())
                    .as(id)
                    .isFalse();
        }
    }
}
