package io.secunda.formats;

import java.util.Map;
import java.util.stream.Collectors;

/** Flags that are not the codes of SDMX, to those. */
final class Statuses {

    /** Flags of Eurostat that are not just the code in a small letter: confidential, estimate of Eurostat, not applicable. */
    private static final Map<Character, Character> EUROSTAT = Map.of('c', 'Q', 's', 'I', 'z', 'M', 'r', 'A');

    private Statuses() {}

    /** Flags as Eurostat writes them, one small letter each: {@code bp} is {@code B|P}. */
    static String ofFlags(String flags) {
        return flags.chars()
                .mapToObj(c -> String.valueOf(EUROSTAT.getOrDefault((char) c, Character.toUpperCase((char) c))))
                .distinct()
                .collect(Collectors.joining("|"));
    }
}
