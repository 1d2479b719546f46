/** For tests only: seeded properties, and a real broker with a store. */
@NullMarked
package io.secunda.testkit;

import org.jspecify.annotations.NullMarked;
