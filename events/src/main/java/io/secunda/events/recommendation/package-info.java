/** What policy-service says: a rule that holds for a subject, with its evidence. */
@NullMarked
package io.secunda.events.recommendation;

import org.jspecify.annotations.NullMarked;
