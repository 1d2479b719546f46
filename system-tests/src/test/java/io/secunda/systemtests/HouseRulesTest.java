package io.secunda.systemtests;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows and rooms of ARCHITECTURE.md, checked on the compiled classes of every module. */
class HouseRulesTest {

    private static final List<String> MODULES = List.of(
            "events",
            "indicators",
            "formats",
            "codebook",
            "service-kit",
            "embedded",
            "ingestion-service",
            "metrics-service",
            "policy-service",
            "gateway",
            "standalone");

    private static JavaClasses all;

    @BeforeAll
    static void read() {
        Path root = Path.of("..").toAbsolutePath().normalize();
        List<Path> compiled = MODULES.stream()
                .map(module -> root.resolve(module).resolve("target/classes"))
                .toList();
        assertThat(compiled).allSatisfy(folder -> assertThat(folder).isDirectory());
        all = new ClassFileImporter().importPaths(compiled);
    }

    @Test
    void kernelsKnowOnlyJavaAndMathematics() {
        classes()
                .that()
                .resideInAPackage("io.secunda.indicators..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "io.secunda.indicators..",
                        "org.hipparchus..",
                        "org.jgrapht..",
                        "org.jspecify.annotations..")
                .because("a formula must be readable, testable and quotable without the system around it")
                .check(all);
    }

    @Test
    void theContractKnowsJacksonAndOnlyItsTopicsKnowKafka() {
        noClasses()
                .that()
                .resideInAPackage("io.secunda.events..")
                .and()
                .resideOutsideOfPackage("io.secunda.events.topic..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("java..", "com.fasterxml.jackson..", "io.secunda.events..", "org.jspecify..")
                .because("records must be usable without a broker (decision 1)")
                .check(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingestion", "metrics", "policy", "gateway"})
    void servicesMeetOnTopicsOnly(String service) {
        String[] others = Stream.of("ingestion", "metrics", "policy", "gateway", "standalone", "embedded")
                .filter(other -> !other.equals(service))
                .map(other -> "io.secunda." + other + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage("io.secunda." + service + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .because("services never depend on services")
                .check(all);
    }

    @Test
    void onlyMetricsComputesIndicators() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.secunda.ingestion..", "io.secunda.policy..", "io.secunda.gateway..", "io.secunda.kit..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.secunda.indicators..")
                .because("policy reads values, it computes none")
                .check(all);
    }

    @Test
    void timeIsInjected() {
        noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .because("a clock in the middle of the code cannot be tested; pass java.time.Clock")
                .check(all);
    }

    @Test
    void noFieldIsInjected() {
        fields().should()
                .notBeAnnotatedWith("jakarta.inject.Inject")
                .because("constructors say what a class needs")
                .check(all);
    }

    @Test
    void onlyViewsKnowTheDatabase() {
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.Mongo[A-Za-z]*(\\$.*)?")
                .and()
                .resideOutsideOfPackage("io.secunda.embedded..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.mongodb..")
                .because("the database is behind a small interface in the feature")
                .check(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingestion", "metrics", "policy", "gateway", "standalone", "indicators", "kit"})
    void featuresFormNoCycles(String module) {
        slices().matching("io.secunda." + module + ".(*)..")
                .should()
                .beFreeOfCycles()
                .check(all);
    }

    @Test
    void noMainFileIsLongerThanFourHundredLines() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/main/java/"))
                    .toList();
            assertThat(sources).isNotEmpty().allSatisfy(file -> {
                try (Stream<String> lines = Files.lines(file)) {
                    assertThat(lines.count()).as(file.toString()).isLessThanOrEqualTo(400);
                }
            });
        }
    }
}
