package io.secunda.events.geography;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoreVariablesTest {

    @ParameterizedTest
    @CsvSource({
        "population, persons, stock, neutral,",
        "registered_population, persons, stock, neutral,",
        "gdp, CNY, flow, benefit, economic_growth",
        "gdp_primary, CNY, flow, neutral,",
        "gdp_secondary, CNY, flow, neutral,",
        "gdp_tertiary, CNY, flow, neutral,",
        "fiscal_revenue, CNY, flow, benefit, economic_growth",
        "fiscal_expenditure, CNY, flow, neutral, economic_growth",
        "disposable_income, CNY per person, rate, benefit, social_vitality",
        "population_60_plus, persons, stock, neutral,",
        "population_65_plus, persons, stock, neutral,",
        "population_0_14, persons, stock, neutral,",
        "hospital_beds, count, stock, benefit, social_vitality",
        "doctors, count, stock, benefit, social_vitality",
        "rd_expenditure, CNY, flow, benefit, innovation_capacity",
        "patents_granted, count, flow, benefit, innovation_capacity",
        "high_tech_output, CNY, flow, benefit, industrial_upgrading",
        "employment_manufacturing, persons, stock, neutral, industrial_upgrading",
        "pm25, µg/m³, rate, cost, green_transformation",
        "co2, t, flow, cost, green_transformation",
        "energy_use, tce, flow, cost, green_transformation",
        "green_coverage, share, rate, benefit, green_transformation"
    })
    void everyVariableOfTheDomainIsThere(
            String id, String unit, String kind, String direction, @Nullable String dimension) {
        assertThat(CoreVariables.find("CN", id)).hasValueSatisfying(variable -> {
            assertThat(variable.unit()).isEqualTo(unit);
            assertThat(variable.kind()).hasToString(kind);
            assertThat(variable.direction()).hasToString(direction);
            assertThat(variable.dimension()).isEqualTo(dimension);
            assertThat(variable.territory()).isEqualTo("CN");
        });
    }

    @Test
    void allHaveAKnownUnitAndNamesInBothLanguages() {
        assertThat(CoreVariables.of("CN")).allSatisfy(variable -> {
            assertThat(variable.unit()).isIn("persons", "CNY", "CNY per person", "count", "share", "µg/m³", "t", "tce");
            assertThat(variable.names().zh()).isNotEqualTo(variable.names().en());
        });
    }

    @Test
    void aPartIsPartOfAVariableOfTheSameUnitAndKind() {
        List<Variable> parts = CoreVariables.of("CN").stream()
                .filter(variable -> variable.base() != null)
                .toList();

        assertThat(parts)
                .isNotEmpty()
                .allSatisfy(part -> assertThat(CoreVariables.find("CN", String.valueOf(part.base())))
                        .hasValueSatisfying(base -> {
                            assertThat(base.unit()).isEqualTo(part.unit());
                            assertThat(base.kind()).isEqualTo(part.kind());
                        }));
    }

    @Test
    void anUnknownOneIsNotFound() {
        assertThat(CoreVariables.find("CN", "happiness")).isEmpty();
    }
}
