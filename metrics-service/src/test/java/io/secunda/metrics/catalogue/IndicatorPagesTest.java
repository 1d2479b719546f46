package io.secunda.metrics.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page of indicators says what the catalogue says. {@code -Ddocs.update} writes it anew. */
class IndicatorPagesTest {

    private static final Path PAGE = Path.of("../docs/indicators.md");

    private final Families families = new Families(CriteriaReader.shipped());

    @Test
    void thePageIsThatOfTheCatalogue() throws IOException {
        String page = IndicatorPages.markdown(families);
        if (System.getProperty("docs.update") != null) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE)
                .as("out of date: ./mvnw test -pl metrics-service -Dtest=IndicatorPagesTest -Ddocs.update")
                .content()
                .isEqualTo(page);
    }

    @Test
    void everyFamilySaysEverything() {
        assertThat(families.all()).allSatisfy(family -> {
            assertThat(family.definition()).endsWith(".");
            assertThat(family.formula()).isNotBlank();
            assertThat(family.unit()).isNotBlank();
            assertThat(family.range()).isNotBlank();
            assertThat(family.source()).isNotBlank();
            assertThat(family.names().zh()).isNotBlank();
            assertThat(Notes.of(family).absent()).isNotBlank();
        });
        assertThat(families.all()).extracting(Family::id).doesNotHaveDuplicates();
    }
}
