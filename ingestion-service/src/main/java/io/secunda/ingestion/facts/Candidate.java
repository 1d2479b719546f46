package io.secunda.ingestion.facts;

import io.secunda.events.Vintaged;

/**
 * A row that is sound, but may be known already.
 *
 * @param row its number in the request
 * @param releaseGiven whether the row itself says when it was released; if not, the fact has the moment of the request
 * @param fact what it says
 */
public record Candidate<V extends Vintaged>(int row, boolean releaseGiven, V fact) {}
