package io.secunda.ingestion.intake;

import org.jspecify.annotations.Nullable;

/** A field, or a whole row, that is not taken in. Costs no stack trace, since a file may have a million of them. */
public final class Rejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String column;
    private final @Nullable String value;
    private final String reason;

    /**
     * @param column the column, or null when the row as a whole is meant
     * @param value what was found, or null when nothing was
     * @param reason what was found, what was expected, and what to do
     */
    public Rejected(@Nullable String column, @Nullable String value, String reason) {
        super(reason, null, false, false);
        this.column = column;
        this.value = value;
        this.reason = reason;
    }

    /** What was found, what was expected, and what to do. */
    public String reason() {
        return reason;
    }

    /** All of it in a line: {@code value: '1,234' has thousands separators; write 1234}. */
    public String told() {
        boolean shown = value == null || reason.contains(value);
        return (column == null ? "" : column + ": ") + (shown ? "" : "'" + value + "' ") + reason;
    }

    /** The column, or null when the row as a whole is meant. */
    @Nullable String column() {
        return column;
    }

    /** What was found, or null. */
    @Nullable String value() {
        return value;
    }

    /** The line of the report. */
    public RowError in(int row) {
        return new RowError(row, column, value, reason);
    }

    /** The same, said of a column of a part of the body: {@code cities.lon}. */
    public Rejected within(String part) {
        return new Rejected(column == null ? part : part + "." + column, value, reason);
    }
}
