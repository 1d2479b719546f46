package io.secunda.formats;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Our columns, and what statistics offices call them, the usual name first. */
public final class Column {

    public static final String CITY = "city_code";
    public static final String VARIABLE = "variable";
    public static final String PERIOD = "period";
    public static final String VALUE = "value";
    public static final String UNIT = "unit";
    public static final String SOURCE = "source";
    public static final String STATUS = "status";
    public static final String RELEASED = "released";
    public static final String TERRITORY = "territory";

    /** Names beside the codes of a place and a variable, where the file gives them; not sent on. */
    public static final String CITY_NAME = "city_name";

    public static final String VARIABLE_NAME = "variable_name";

    /** A power of ten that the value is to be multiplied by. */
    static final String MULTIPLIER = "multiplier";

    /** What is to be done with an observation. */
    static final String ACTION = "action";

    private static final Map<String, List<String>> SDMX = Map.of(
            CITY, List.of("REF_AREA", "GEO", "CITY", "CITY_CODE", "AREA", "LOCATION", "REGION"),
            VARIABLE, List.of("INDICATOR", "VARIABLE", "MEASURE", "SERIES", "NA_ITEM", "ITEM"),
            PERIOD, List.of("TIME_PERIOD", "TIME", "PERIOD"),
            VALUE, List.of("OBS_VALUE", "VALUE"),
            UNIT, List.of("UNIT_MEASURE", "UNIT"),
            SOURCE, List.of("SOURCE", "DATA_SOURCE", "SOURCE_DETAIL"),
            STATUS, List.of("OBS_STATUS", "OBS_FLAG", "STATUS"),
            RELEASED, List.of("RELEASED", "UPDATED", "LAST UPDATE", "LAST_UPDATE"),
            TERRITORY, List.of("TERRITORY"),
            MULTIPLIER, List.of("UNIT_MULT", "UNIT_MULTIPLIER"));

    private Column() {}

    /** The names of one of our columns in SDMX, the usual one first. */
    static List<String> names(String column) {
        return SDMX.getOrDefault(column, List.of(column));
    }

    /** Our column for a name, in capitals or small letters throughout; null when there is none. */
    static @Nullable String of(String name) {
        for (Map.Entry<String, List<String>> entry : SDMX.entrySet()) {
            for (String known : entry.getValue()) {
                if (known.equals(name)
                        || known.toLowerCase(java.util.Locale.ROOT).equals(name)) {
                    return entry.getKey();
                }
            }
        }
        return null;
    }
}
