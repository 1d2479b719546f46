/** Traces: one id from the request that brings a fact to the webhook that tells what came of it. */
@NullMarked
package io.secunda.kit.tracing;

import org.jspecify.annotations.NullMarked;
