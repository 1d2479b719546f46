package io.secunda.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an indicator or a recommendation is about, written {@code city:320500}, {@code city:320500@YRD} (a city as seen
 * in a region, since most figures of a city are relative to one), {@code pair:320500~320600@YRD}, {@code region:YRD} or
 * {@code territory:CN}.
 *
 * @param scale city, pair, region or territory
 * @param code the code of the city, region or territory; of a pair the first city in order of code
 * @param other the second city of a pair, else null
 * @param region the region in which a city or pair is seen, or null
 */
public record Subject(
        Scale scale,
        String code,
        @Nullable String other,
        @Nullable String region) {

    private static final Pattern WRITTEN =
            Pattern.compile("(city|pair|region|territory):([^:~@/]+)(?:~([^:~@/]+))?(?:@([^:~@/]+))?");

    public Subject {
        if ((scale == Scale.PAIR) != (other != null)) {
            throw new IllegalArgumentException("a pair, and only a pair, has two cities");
        }
        if (region != null && (scale == Scale.REGION || scale == Scale.TERRITORY)) {
            throw new IllegalArgumentException("a " + scale + " is not seen within a region");
        }
        if (other != null) {
            int order = code.compareTo(other);
            if (order == 0) {
                throw new IllegalArgumentException("a pair has two cities, not " + code + " twice");
            }
            String first = order < 0 ? code : other;
            other = order < 0 ? other : code;
            code = first;
        }
    }

    /** A city on its own. */
    public static Subject city(String code) {
        return new Subject(Scale.CITY, code, null, null);
    }

    /** A city as seen in a region. */
    public static Subject city(String code, String region) {
        return new Subject(Scale.CITY, code, null, region);
    }

    /** Two cities of a region, in order of code. */
    public static Subject pair(String one, String two, String region) {
        return new Subject(Scale.PAIR, one, two, region);
    }

    /** A region. */
    public static Subject region(String id) {
        return new Subject(Scale.REGION, id, null, null);
    }

    /** A whole territory: the nation. */
    public static Subject territory(String id) {
        return new Subject(Scale.TERRITORY, id, null, null);
    }

    /**
     * Reads a subject.
     *
     * @throws IllegalArgumentException when the text is none, with the forms that are
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Subject parse(String text) {
        Matcher m = WRITTEN.matcher(text);
        if (!m.matches()) {
            throw new IllegalArgumentException(
                    "'" + text
                            + "' is no subject; write city:320500, city:320500@YRD, pair:320500~320600@YRD, region:YRD or territory:CN");
        }
        return new Subject(Scale.valueOf(m.group(1).toUpperCase(Locale.ROOT)), m.group(2), m.group(3), m.group(4));
    }

    /** Whether this subject is the asked one; {@code city:320500} asks for the city in whatever region. */
    public boolean answers(Subject asked) {
        return equals(asked)
                || (asked.region == null
                        && scale == asked.scale
                        && code.equals(asked.code)
                        && Objects.equals(other, asked.other));
    }

    @Override
    @JsonValue
    public String toString() {
        return scale.name().toLowerCase(Locale.ROOT) + ":" + code + (other == null ? "" : "~" + other)
                + (region == null ? "" : "@" + region);
    }
}
