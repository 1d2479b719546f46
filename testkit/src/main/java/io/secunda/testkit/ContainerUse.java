package io.secunda.testkit;

import java.util.Locale;

/** Whether tests run against containers, by the system property {@value #PROPERTY}. */
enum ContainerUse {
    /** Containers if a Docker engine has the images and they start, otherwise servers in this JVM. */
    AUTO,
    /** Servers in this JVM. */
    NEVER,
    /** Containers, fetching the images if need be, or the test fails. */
    ALWAYS;

    static final String PROPERTY = "secunda.test.containers";

    static ContainerUse of(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "auto" -> AUTO;
            case "never" -> NEVER;
            case "always" -> ALWAYS;
            default -> throw new IllegalArgumentException(PROPERTY + "=" + text + ": expected auto, never or always");
        };
    }

    static ContainerUse configured() {
        return of(System.getProperty(PROPERTY, "auto"));
    }
}
