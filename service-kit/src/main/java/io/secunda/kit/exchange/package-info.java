/** Forms in which statistical offices and their tools exchange figures: SDMX-CSV and JSON-stat. */
@NullMarked
package io.secunda.kit.exchange;

import org.jspecify.annotations.NullMarked;
