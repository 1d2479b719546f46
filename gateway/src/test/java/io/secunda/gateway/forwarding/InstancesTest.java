package io.secunda.gateway.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InstancesTest {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        vertx.close();
    }

    @Test
    void eachHasItsTurn() {
        Instances instances = of("10.0.0.1", "10.0.0.2", "10.0.0.3");
        Set<String> first = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            List<String> order = instances.of("metrics");
            assertThat(order).containsExactlyInAnyOrder("10.0.0.1", "10.0.0.2", "10.0.0.3");
            first.add(order.get(0));
        }
        assertThat(first).hasSize(3);
    }

    @Test
    void oneThatCouldNotBeReachedIsTheLast() {
        Instances instances = of("10.0.0.1", "10.0.0.2");
        instances.failed("10.0.0.1");
        for (int i = 0; i < 4; i++) {
            assertThat(instances.of("metrics")).containsExactly("10.0.0.2", "10.0.0.1");
        }
    }

    @Test
    void aSingleOneGoesByItsName() {
        assertThat(of("10.0.0.1").of("metrics")).containsExactly("metrics");
    }

    @Test
    void aNameThatIsNotKnownIsLeftToTheClientToFailOn() {
        var instances = new Instances(vertx, host -> {
            throw new UnknownHostException(host);
        });
        assertThat(instances.of("metrics")).containsExactly("metrics");
    }

    private Instances of(String... addresses) {
        return new Instances(vertx, host -> List.of(addresses));
    }
}
