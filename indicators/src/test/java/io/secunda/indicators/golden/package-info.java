/** Every kernel against the numbers of an independent implementation. */
package io.secunda.indicators.golden;
