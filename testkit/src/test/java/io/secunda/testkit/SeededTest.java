package io.secunda.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;

class SeededTest {

    private static final Set<Long> SEEN = new HashSet<>();

    @Seeded
    void runsOnceForEachSeed(long seed) {
        assertThat(SEEN.add(seed)).isTrue();
    }

    @AfterAll
    static void allSeedsWereSeen() {
        assertThat(SEEN).isEqualTo(LongStream.rangeClosed(1, 200).boxed().collect(Collectors.toSet()));
    }
}
