package io.secunda.events;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Moments as {@link Instant#toString} writes and {@link Instant#parse} reads them, by hand for the years 0 to 9999: every record has
 * two of them, and the general way takes ten times as long.
 */
public final class InstantText {

    private static final int SECONDS_A_DAY = 86_400;
    private static final long FIRST = -62_167_219_200L; // 0000-01-01T00:00:00Z
    private static final long LAST = 253_402_300_799L; // 9999-12-31T23:59:59Z
    private static final int NANOS_A_MILLI = 1_000_000;
    private static final int WITHOUT_FRACTION = "2024-01-31T08:00:00Z".length();
    private static final int LONGEST_FRACTION = 9;
    private static final int[] DAYS_BEFORE = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};

    private InstantText() {}

    /** The moment as {@link Instant#toString} writes it. */
    public static String of(Instant moment) {
        long second = moment.getEpochSecond();
        int nano = moment.getNano();
        if (second < FIRST || second > LAST || nano % NANOS_A_MILLI != 0) {
            return moment.toString();
        }
        char[] text = new char[nano == 0 ? WITHOUT_FRACTION : WITHOUT_FRACTION + 4];
        date(Math.floorDiv(second, SECONDS_A_DAY), text);
        int ofDay = (int) Math.floorMod(second, (long) SECONDS_A_DAY);
        text[10] = 'T';
        two(ofDay / 3_600, text, 11);
        text[13] = ':';
        two(ofDay / 60 % 60, text, 14);
        text[16] = ':';
        two(ofDay % 60, text, 17);
        if (nano != 0) {
            int milli = nano / NANOS_A_MILLI;
            text[19] = '.';
            text[20] = (char) ('0' + milli / 100);
            two(milli % 100, text, 21);
        }
        text[text.length - 1] = 'Z';
        return new String(text);
    }

    /** Year, month and day of a day since 1970: years are counted from March, so that the leap day is their last. */
    private static void date(long epochDay, char[] text) {
        long day = epochDay + 719_468;
        long era = Math.floorDiv(day, 146_097L);
        int ofEra = (int) (day - era * 146_097);
        int yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365;
        int ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int shifted = (5 * ofYear + 2) / 153;
        int dayOfMonth = ofYear - (153 * shifted + 2) / 5 + 1;
        int month = shifted < 10 ? shifted + 3 : shifted - 9;
        int year = (int) (yearOfEra + era * 400) + (month <= 2 ? 1 : 0);
        two(year / 100, text, 0);
        two(year % 100, text, 2);
        text[4] = '-';
        two(month, text, 5);
        text[7] = '-';
        two(dayOfMonth, text, 8);
    }

    private static void two(int number, char[] text, int at) {
        text[at] = (char) ('0' + number / 10);
        text[at + 1] = (char) ('0' + number % 10);
    }

    /**
     * The moment that a text says.
     *
     * @throws java.time.format.DateTimeParseException when it says none
     */
    public static Instant parse(String text) {
        Instant moment = plain(text);
        return moment == null ? Instant.parse(text) : moment;
    }

    /** The moment of a text in the one form that is written here, or null for all others, be they moments or not. */
    static @Nullable Instant plain(String text) {
        int length = text.length();
        int fraction = length - WITHOUT_FRACTION - 1;
        if (length < WITHOUT_FRACTION
                || fraction > LONGEST_FRACTION
                || text.charAt(length - 1) != 'Z'
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(10) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':'
                || (fraction >= 0 && (fraction == 0 || text.charAt(19) != '.'))) {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        int nano = fraction < 0 ? 0 : number(text, 20, length - 1);
        if ((year | nano) < 0 || month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) {
            return null;
        }
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
            return null;
        }
        for (int digits = Math.max(fraction, 0); digits < LONGEST_FRACTION; digits++) {
            nano *= 10;
        }
        long ofDay = hour * 3_600L + minute * 60L + second;
        return Instant.ofEpochSecond(epochDay(year, month, day) * SECONDS_A_DAY + ofDay, nano);
    }

    /** What digits say, or less than 0 when there is something else among them. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    private static boolean leap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    private static int daysOf(int year, int month) {
        int next = month == 12 ? 365 : DAYS_BEFORE[month];
        return next - DAYS_BEFORE[month - 1] + (month == 2 && leap(year) ? 1 : 0);
    }

    private static long epochDay(int year, int month, int day) {
        long years = 365L * year + (year + 3) / 4 - (year + 99) / 100 + (year + 399) / 400;
        return years + DAYS_BEFORE[month - 1] + (month > 2 && leap(year) ? 1 : 0) + day - 1 - 719_528;
    }

    /** Moments in JSON. */
    static SimpleModule module() {
        return new SimpleModule("moments")
                .addSerializer(Instant.class, new Writing())
                .addDeserializer(Instant.class, new Reading());
    }

    private static final class Writing extends StdSerializer<Instant> {
        private static final long serialVersionUID = 1;

        Writing() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant moment, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(of(moment));
        }
    }

    private static final class Reading extends StdDeserializer<Instant> {
        private static final long serialVersionUID = 1;

        Reading() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
            Instant moment = json.hasToken(JsonToken.VALUE_STRING) ? plain(json.getText()) : null;
            return moment == null ? InstantDeserializer.INSTANT.deserialize(json, context) : moment;
        }
    }
}
