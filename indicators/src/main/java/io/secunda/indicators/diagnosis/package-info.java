/**
 * Why a secondary city falls behind: mismatches of place, of priority and of actor, each 0 (none) to 1 (severe).
 *
 * <p>Source of the frame: Du, Building Up a Cooperative Framework (A+BE), governance mismatches in vertical coordination
 * and horizontal cooperation.
 */
@NullMarked
package io.secunda.indicators.diagnosis;

import org.jspecify.annotations.NullMarked;
