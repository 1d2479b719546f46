/**
 * The arithmetic of Secunda: arrays in, {@link io.secunda.indicators.Outcome} out.
 *
 * <p>Nothing here knows events, storage, JSON or the clock. The conventions, the same in every package:
 *
 * <ul>
 *   <li>Arrays run along the cities of one region (or nation) in one order; the caller keeps the codes. Where an order
 *       matters to the result, it is the order of city code, and the kernel says so.
 *   <li><b>Missing figures.</b> A kernel that gives one figure for a set of cities takes complete arrays of the cities
 *       that have every input, and refuses {@code NaN}; {@link io.secunda.indicators.numeric.Columns#complete} finds
 *       those cities. A kernel that gives a figure for each city, or that looks at roles (core or secondary), takes all
 *       cities of the region and reads {@code NaN} as "no figure". {@code NaN} is never an answer.
 *   <li>The share of cities that had every input (coverage) is the caller's to compute and to judge.
 *   <li>An answer that does not exist is {@link io.secunda.indicators.Outcome.Absent} with its reason. Arrays of unequal
 *       length, infinite figures and {@code NaN} where it has no meaning are the programmer's error and throw
 *       {@link java.lang.IllegalArgumentException}.
 *   <li>Sums run in the order of the arrays and are compensated, so that the same input gives the same bits.
 * </ul>
 */
@NullMarked
package io.secunda.indicators;

import org.jspecify.annotations.NullMarked;
