package io.secunda.kit.exchange;

import io.secunda.events.Frequency;
import io.secunda.kit.csv.CsvTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Figures as SDMX-CSV 2.1.0. Every row is to be merged ({@code ACTION} M): read in order, later versions of a figure take
 * the place of earlier ones. A figure may have several statuses: their column is {@code OBS_STATUS[]}, and the first column's
 * name says what is between them. As in every table, a text that a spreadsheet would take for a formula has a {@code '} before it.
 *
 * @param structure the dataflow, {@code SECUNDA:OBSERVATIONS(1.0.0)}
 * @param dimensions names of the dimensions
 * @param attributes names of the attributes after {@code OBS_STATUS[]}
 */
public record SdmxCsv(String structure, List<String> dimensions, List<String> attributes) {

    /** Its media type, without version. */
    public static final String MEDIA_TYPE = "application/vnd.sdmx.data+csv";

    /** For who asks for it; who does not care gets something else. */
    public static final String ON_DEMAND = MEDIA_TYPE + ";qs=0.3";

    /** Its media type as it is sent. */
    public static final String CONTENT_TYPE = MEDIA_TYPE + ";version=2.1.0;charset=UTF-8";

    /** Code of a dimension that does not apply. */
    public static final String NOT_APPLICABLE = "_Z";

    private static final String MERGE = "M";

    /** Between the values of a column that may have several; not what is between columns. */
    private static final String AND = ";";

    public SdmxCsv {
        dimensions = List.copyOf(dimensions);
        attributes = List.copyOf(attributes);
    }

    /** The file. */
    public String write(Stream<Cell> cells) {
        List<String> columns = new ArrayList<>(List.of("STRUCTURE[" + AND + "]", "STRUCTURE_ID", "ACTION"));
        columns.addAll(dimensions);
        columns.addAll(List.of("OBS_VALUE", "OBS_STATUS[]"));
        columns.addAll(attributes);
        return CsvTable.write(columns, cells.map(this::row));
    }

    private List<@Nullable Object> row(Cell cell) {
        List<@Nullable Object> row = new ArrayList<>(List.of("dataflow", structure, MERGE));
        row.addAll(cell.dimensions());
        row.add(cell.value());
        row.add(String.join(AND, cell.statuses()));
        row.addAll(cell.attributes());
        return row;
    }

    /** Code of a frequency in the SDMX code list {@code CL_FREQ}. */
    public static String code(Frequency frequency) {
        return switch (frequency) {
            case YEAR -> "A";
            case QUARTER -> "Q";
            case MONTH -> "M";
            case WEEK -> "W";
            case DAY -> "D";
        };
    }
}
