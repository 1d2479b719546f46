/** Kafka clients with the settings that the guarantees rest on. */
@NullMarked
package io.secunda.kit.kafka;

import org.jspecify.annotations.NullMarked;
