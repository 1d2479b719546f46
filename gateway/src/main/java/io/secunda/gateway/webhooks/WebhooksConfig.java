package io.secunda.gateway.webhooks;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How webhooks are sent. */
@ConfigMapping(prefix = "secunda.webhooks")
interface WebhooksConfig {

    /** Who is said to ask, in the handshake: the DNS name of this system. */
    @WithDefault("secunda")
    String origin();

    /**
     * Keys under which secrets are kept, 32 bytes in Base64 each: the first one seals, all of them open. Every gateway needs the
     * same.
     */
    Optional<List<String>> key();

    /** File with such a key, made when it is missing; not looked at when a key is given. */
    Optional<Path> keyFile();

    /** Private networks to which may be sent, in CIDR notation; none by default. There http is allowed too. */
    Optional<List<String>> allowedNetworks();

    /** Ports to which may be sent outside of these networks. */
    @WithDefault("443,8443")
    List<Integer> ports();

    /** How long an endpoint may take to answer. */
    @WithDefault("PT15S")
    Duration timeout();

    /** How long after each failure in a row the next attempt comes, give or take a tenth; after the last one it is disabled. */
    @WithDefault("PT1S,PT5S,PT15S,PT30S,PT1M,PT5M,PT30M,PT2H,PT5H,PT10H,PT14H,PT20H,PT24H")
    List<Duration> retries();

    /** Attempts at an event that the endpoint refuses (4xx) while it takes others. */
    @WithDefault("4")
    int refusals();

    /** Requests to one endpoint at the same time; events of one subject follow one another all the same. */
    @WithDefault("8")
    int parallel();

    /** Events on their way to one endpoint; those behind wait in the log. */
    @WithDefault("256")
    int window();

    /** Attempts that are kept of each subscription for looking at. */
    @WithDefault("500")
    int log();

    /** How long an old secret signs along after a rotation. */
    @WithDefault("PT24H")
    Duration rotation();

    /** How often the position of a subscription that goes on is noted. */
    @WithDefault("PT0.5S")
    Duration noted();

    /** Subscriptions of one owner. */
    @WithDefault("100")
    int most();
}
