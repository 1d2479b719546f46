package io.secunda.kit.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/**
 * A table as Apache Parquet, packed with gzip. It is written in memory as one group of rows, so it is for tables as long as a
 * page. The same rows are the same bytes.
 *
 * @param columns names of the columns
 * @param kinds kinds of those that are no text
 */
public record ParquetTable(List<String> columns, Map<String, Kind> kinds) {

    /** Its media type. */
    public static final String MEDIA_TYPE = "application/vnd.apache.parquet";

    /** For who asks for it; who does not care gets something else. */
    public static final String ON_DEMAND = MEDIA_TYPE + ";qs=0.1";

    private static final int STATISTICS_BYTES = 64;

    /** What is in a column. */
    public enum Kind {
        /** whatever it is, as it is written */
        TEXT,
        /** a {@link Double} */
        NUMBER,
        /** an {@link Integer} */
        INTEGER,
        /** a {@link Boolean} */
        BOOLEAN,
        /** an {@link Instant}, of which microseconds are kept: those have room for every year */
        MOMENT;

        private Type column(String name) {
            return switch (this) {
                case TEXT ->
                    Types.optional(PrimitiveTypeName.BINARY)
                            .as(LogicalTypeAnnotation.stringType())
                            .named(name);
                case NUMBER -> Types.optional(PrimitiveTypeName.DOUBLE).named(name);
                case INTEGER -> Types.optional(PrimitiveTypeName.INT32).named(name);
                case BOOLEAN -> Types.optional(PrimitiveTypeName.BOOLEAN).named(name);
                case MOMENT ->
                    Types.optional(PrimitiveTypeName.INT64)
                            .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS))
                            .named(name);
            };
        }

        private void write(ColumnWriter into, @Nullable Object value) {
            if (value == null) {
                into.writeNull(0, 0);
                return;
            }
            switch (this) {
                case TEXT -> into.write(Binary.fromString(value.toString()), 0, 1);
                case NUMBER -> into.write(((Number) value).doubleValue(), 0, 1);
                case INTEGER -> into.write(((Number) value).intValue(), 0, 1);
                case BOOLEAN -> into.write((boolean) value, 0, 1);
                case MOMENT -> into.write(ChronoUnit.MICROS.between(Instant.EPOCH, (Instant) value), 0, 1);
            }
        }
    }

    public ParquetTable {
        columns = List.copyOf(columns);
        kinds = Map.copyOf(kinds);
    }

    /**
     * The file.
     *
     * @param rows one list a row, in the order of the columns; null is nothing
     */
    public byte[] write(Stream<? extends List<? extends @Nullable Object>> rows) {
        MessageType schema = new MessageType(
                "row", columns.stream().map(name -> kind(name).column(name)).toList());
        ParquetProperties properties = ParquetProperties.builder().build();
        var bytes = new InMemory();
        try (var file = new ParquetFileWriter(
                        bytes,
                        schema,
                        ParquetFileWriter.Mode.CREATE,
                        InMemory.BLOCK,
                        0,
                        STATISTICS_BYTES,
                        Integer.MAX_VALUE,
                        true);
                var pages =
                        new ColumnChunkPageWriteStore(new Gzip(), schema, properties.getAllocator(), STATISTICS_BYTES);
                ColumnWriteStore store = properties.newColumnWriteStore(schema, pages)) {
            file.start();
            long written = put(rows, schema.getColumns(), store);
            if (written > 0) {
                file.startBlock(written);
                store.flush();
                pages.flushToFileWriter(file);
                file.endBlock();
            }
            file.end(Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException("nothing is written but to memory", e);
        }
        return bytes.toByteArray();
    }

    private Kind kind(String column) {
        return kinds.getOrDefault(column, Kind.TEXT);
    }

    private long put(
            Stream<? extends List<? extends @Nullable Object>> rows,
            List<ColumnDescriptor> descriptors,
            ColumnWriteStore store) {
        List<Kind> own = columns.stream().map(this::kind).toList();
        List<ColumnWriter> writers =
                descriptors.stream().map(store::getColumnWriter).toList();
        long[] written = {0};
        rows.forEachOrdered(row -> {
            for (int i = 0; i < own.size(); i++) {
                own.get(i).write(writers.get(i), row.get(i));
            }
            store.endRecord();
            written[0]++;
        });
        return written[0];
    }
}
