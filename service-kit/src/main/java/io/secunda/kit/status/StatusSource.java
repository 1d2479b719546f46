package io.secunda.kit.status;

import java.util.Map;

/** A part of a service that tells how it is. */
public interface StatusSource {

    /** Name of the part, unique in the service. */
    String name();

    /** What it tells: numbers, texts, and maps of these. */
    Map<String, Object> status();
}
