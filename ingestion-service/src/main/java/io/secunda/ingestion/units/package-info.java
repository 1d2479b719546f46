/** Units that figures come in, and how they become a variable's own. */
@NullMarked
package io.secunda.ingestion.units;

import org.jspecify.annotations.NullMarked;
