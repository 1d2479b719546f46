/** Topics, keys, partitions and CloudEvents headers. */
@NullMarked
package io.secunda.events.topic;

import org.jspecify.annotations.NullMarked;
