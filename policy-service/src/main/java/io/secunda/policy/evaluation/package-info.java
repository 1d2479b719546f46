/** What a rule says of a subject: from indicator values to the next event of a recommendation. */
@NullMarked
package io.secunda.policy.evaluation;

import org.jspecify.annotations.NullMarked;
