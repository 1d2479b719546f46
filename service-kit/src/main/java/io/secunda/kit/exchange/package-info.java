/** Forms in which statistical offices and their tools exchange figures: SDMX-CSV and JSON-stat, and GeoJSON for maps. */
@NullMarked
package io.secunda.kit.exchange;

import org.jspecify.annotations.NullMarked;
