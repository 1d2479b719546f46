package io.secunda.indicators.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Every case of every file of golden vectors. Another folder of vectors is read with {@code -Dgolden.dir=FOLDER}.
 *
 * <p>The reason of an absence is a suggestion of the vectors and is not compared; everything else is.
 */
class GoldenVectorsTest {

    @TestFactory
    Stream<DynamicNode> agreesWithTheIndependentImplementation() throws URISyntaxException {
        List<Path> files = GoldenCase.files(folder());
        assertThat(files).as("files of golden vectors in %s", folder()).isNotEmpty();
        return files.stream()
                .map(file -> dynamicContainer(
                        file.getFileName().toString(),
                        GoldenCase.in(file).stream().map(GoldenVectorsTest::test)));
    }

    private static DynamicNode test(GoldenCase golden) {
        return dynamicTest(
                golden.id(),
                () -> assertThat(new Comparison(golden.tolerance())
                                .of(golden.expected(), Adapters.compute(golden).parts()))
                        .isEmpty());
    }

    private static Path folder() throws URISyntaxException {
        String chosen = System.getProperty("golden.dir");
        if (chosen != null) {
            return Path.of(chosen);
        }
        URL shipped = Objects.requireNonNull(GoldenVectorsTest.class.getResource("/golden"), "golden vectors");
        return Path.of(shipped.toURI());
    }
}
