package io.secunda.indicators.leadership;

/**
 * A lead or co-lead of an agreement: one seat.
 *
 * @param level of the government that leads
 * @param city position of a leading city of the region, {@link #NO_CITY} for an upper level or a city outside the region
 */
public record Lead(Level level, int city) {

    /** Stands for a lead that is no city of the region. */
    public static final int NO_CITY = -1;

    /** A leading city; outside the region it is {@link #NO_CITY} and still holds a municipal seat. */
    public static Lead ofCity(int city) {
        return new Lead(Level.MUNICIPAL, city);
    }

    /** A leading government above the cities. */
    public static Lead of(Level upper) {
        return new Lead(upper, NO_CITY);
    }

    boolean isCoreOrUpper(boolean[] core) {
        return level != Level.MUNICIPAL || (city >= 0 && core[city]);
    }
}
