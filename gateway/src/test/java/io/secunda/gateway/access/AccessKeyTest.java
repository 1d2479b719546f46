package io.secunda.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.secunda.gateway.forwarding.Scopes;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessKeyTest {

    private static final AccessKey PLANNER = new AccessKey("planner", "00", List.of("policy"), Instant.EPOCH);

    @Test
    void aKeyAllowsWhatItsScopesSayAndAnAdminKeyEverything() {
        String decide = Scopes.needed("POST", "/api/v1/recommendations/rule~region:YRD/decisions");
        String load = Scopes.needed("POST", "/api/v1/observations");
        String rebuild = Scopes.needed("POST", "/api/v1/rebuild");

        assertThat(List.of(decide, load, rebuild)).containsExactly("policy", "write:data", "admin");
        assertThat(PLANNER.allows(decide)).isTrue();
        assertThat(PLANNER.allows(load)).isFalse();
        assertThat(PLANNER.allows(rebuild)).isFalse();
        assertThat(AccessKey.admin("k", Instant.EPOCH).allows(rebuild)).isTrue();
    }
}
