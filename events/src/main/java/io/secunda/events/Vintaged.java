package io.secunda.events;

import java.time.Instant;

/**
 * Something that a source released and may release again, corrected.
 *
 * <p>Whatever the order and number of arrivals, what stands for a cell is the greatest record by release, then by
 * recording, then by source and value, then by all that it says, so that the state is a pure function of the set of
 * facts.
 */
public interface Vintaged {

    /** The territory, which is the key of the partition. */
    String territory();

    /** What it is about, without source and vintage: {@code CN/320500/gdp/2023}. */
    String cell();

    /** The publication or office it comes from. */
    String source();

    /** When the source released it: its vintage. */
    Instant released();

    /** When Secunda took it in. */
    Instant recorded();

    /** Breaks the tie between records of one source, release and recording; by default there is nothing to break. */
    default double rank() {
        return 0;
    }

    /** The record key: the cell with source and vintage, {@code CN/320500/gdp/2023/<source>@<released>}. */
    default String key() {
        return cell() + "/" + PathText.encode(source()) + "@" + InstantText.of(released());
    }

    /** Whether this record stands in place of another one of the same cell. */
    default boolean supersedes(Vintaged held) {
        int order = released().compareTo(held.released());
        order = order != 0 ? order : recorded().compareTo(held.recorded());
        order = order != 0 ? order : source().compareTo(held.source());
        order = order != 0 ? order : Double.compare(rank(), held.rank());
        // rows of one request share the time of recording, and may differ in no more than their status or unit
        return order != 0 ? order > 0 : !equals(held) && toString().compareTo(held.toString()) > 0;
    }
}
