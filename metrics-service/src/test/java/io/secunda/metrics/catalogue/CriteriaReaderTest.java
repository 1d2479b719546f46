package io.secunda.metrics.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Criteria of high-quality development come from a file that a deployment writes. */
class CriteriaReaderTest {

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("criteria.yaml"), text);
    }

    @Test
    void theShippedOnesNameTheSixDimensions() {
        assertThat(CriteriaReader.shipped().dimensions())
                .extracting(Criteria.Dimension::id)
                .containsExactly(
                        "economic_growth",
                        "social_vitality",
                        "innovation_capacity",
                        "industrial_upgrading",
                        "regional_cooperation",
                        "green_transformation");
    }

    @Test
    void aDeploymentsDimensionBecomesAnIndicator() throws IOException {
        Path written = file("""
                - dimension: water
                  name_en: Water
                  name_zh: 水
                  criteria:
                    - {id: water_use, variable: water, per: gdp, direction: cost}
                """);

        var families = new Families(CriteriaReader.read(written));

        assertThat(families.all()).extracting(Family::id).contains("hqd_score(water)", "hqd_score");
        assertThat(families.all()).extracting(Family::id).doesNotContain("coupling_coordination", "typology");
    }

    @Test
    void aMistakeIsToldWithFileLineAndColumn() throws IOException {
        Path written = file("""
                - dimension: water
                  name_en: Water
                  name_zh: 水
                  criteria:
                    - {id: water_use, variable: water, direction: sideways}
                """);

        assertThatThrownBy(() -> CriteriaReader.read(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("criteria.yaml, line 5, column ")
                .hasMessageContaining("sideways");
    }

    @Test
    void aCriterionIsAVariableOrAnIndicator() throws IOException {
        Path written = file("""
                - dimension: water
                  name_en: Water
                  name_zh: 水
                  criteria:
                    - {id: water_use, direction: cost}
                """);

        assertThatThrownBy(() -> CriteriaReader.read(written))
                .hasMessageContaining("criterion water_use needs a variable or an indicator");
    }
}
