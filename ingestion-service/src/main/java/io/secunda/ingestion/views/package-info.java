/** The feed of this service's views. */
@NullMarked
package io.secunda.ingestion.views;

import org.jspecify.annotations.NullMarked;
