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
 * Every case of every file of golden vectors. Another folder of vectors is read with {@code -Dgolden.dir=FOLDER}, from
 * where Maven was called. An indicator without a kernel fails its cases.
 *
 * <p>What holds for any input besides is in the property tests; {@code golden/PROPERTIES.md} says which is where.
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
                        GoldenCase.in(file).stream().map(golden -> test(file, golden))));
    }

    private static DynamicNode test(Path file, GoldenCase golden) {
        return dynamicTest(
                golden.id(),
                () -> assertThat(new Comparison(golden.tolerance())
                                .of(golden.expected(), computed(file, golden).parts()))
                        .as("%s, case %s of %s", file.getFileName(), golden.id(), golden.indicator())
                        .isEmpty());
    }

    private static Actual computed(Path file, GoldenCase golden) {
        try {
            return Adapters.compute(golden);
        } catch (RuntimeException failed) {
            throw new AssertionError(
                    file.getFileName() + ", case " + golden.id() + " of " + golden.indicator() + ": "
                            + failed.getMessage(),
                    failed);
        }
    }

    private static Path folder() throws URISyntaxException {
        String chosen = System.getProperty("golden.dir");
        if (chosen != null) {
            Path folder = Path.of(System.getProperty("golden.base", "")).resolve(chosen);
            assertThat(folder).as("folder of golden vectors").isDirectory();
            return folder;
        }
        URL shipped = Objects.requireNonNull(GoldenVectorsTest.class.getResource("/golden"), "golden vectors");
        return Path.of(shipped.toURI());
    }
}
