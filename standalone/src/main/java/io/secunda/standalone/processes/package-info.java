/** Broker, store and services as child processes, and the folder that holds what they keep. */
@NullMarked
package io.secunda.standalone.processes;

import org.jspecify.annotations.NullMarked;
