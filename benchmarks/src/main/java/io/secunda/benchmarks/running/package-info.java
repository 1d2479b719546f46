/** A running Secunda, seen from outside: its interface, its processes, its broker. */
@NullMarked
package io.secunda.benchmarks.running;

import org.jspecify.annotations.NullMarked;
