/**
 * A Kafka broker and a MongoDB-compatible store for a machine with nothing but a JDK.
 *
 * <p>Both can be started in the JVM (tests) or as child processes by their {@code main} (the launcher).
 */
@NullMarked
package io.secunda.embedded;

import org.jspecify.annotations.NullMarked;
