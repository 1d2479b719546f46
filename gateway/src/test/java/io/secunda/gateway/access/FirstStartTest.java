package io.secunda.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.secunda.gateway.FakeServices;
import io.secunda.testkit.KafkaAndMongo;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaAndMongo.class)
@WithTestResource(FakeServices.class)
class FirstStartTest {

    private static final Pattern KEY = Pattern.compile("sk_[A-Za-z0-9_-]{43}");

    @Inject
    KeyTopic topic;

    @Test
    void theFirstStartMakesAKeyAndShowsItOnceAndTheNextStartKnowsIt() {
        // other tests may have made keys on the same broker
        topic.load().values().forEach(topic::remove);
        String shown = printedAtStart();
        Matcher key = KEY.matcher(shown);
        assertThat(key.find()).isTrue();
        assertThat(shown).contains("X-API-Key");

        var next = new AccessKeys(topic, Optional::empty, Clock.systemUTC());
        assertThat(printed(next::load)).isEmpty();
        assertThat(next.find(key.group()).isPresent()).isTrue();
        assertThat(next.find(key.group() + "x").isPresent()).isFalse();
        assertThat(next.find("").isPresent()).isFalse();
        assertThat(topic.load().values()).noneMatch(kept -> kept.sha256().contains(key.group()));
    }

    private String printedAtStart() {
        return printed(new AccessKeys(topic, Optional::empty, Clock.systemUTC())::load);
    }

    private static String printed(Runnable work) {
        PrintStream before = System.out;
        var bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
