/** What every benchmark does alike: options, percentiles, a word about the machine, a table. */
@NullMarked
package io.secunda.benchmarks.report;

import org.jspecify.annotations.NullMarked;
