/** What is known already, and the one way by which something new becomes a record on a topic. */
@NullMarked
package io.secunda.ingestion.facts;

import org.jspecify.annotations.NullMarked;
