package io.secunda.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.bytes.ByteBufferAllocator;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** The rows of a Parquet file, read by the library that others read it with. */
public final class ParquetRows {

    private static final int OPTIONS = 18;

    private ParquetRows() {}

    /** All rows, each by the names of its columns in their order; what is null is there and null. */
    public static List<Map<String, @Nullable Object>> of(byte[] file) {
        ParquetReadOptions options = options();
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        try (var reader = new ParquetFileReader(new Bytes(file), options)) {
            MessageType schema = reader.getFileMetaData().getSchema();
            for (PageReadStore group = reader.readNextRowGroup(); group != null; group = reader.readNextRowGroup()) {
                RecordReader<Group> records = new ColumnIOFactory()
                        .getColumnIO(schema)
                        .getRecordReader(group, new GroupRecordConverter(schema));
                for (long i = 0; i < group.getRowCount(); i++) {
                    rows.add(row(schema, records.read()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    /** The public ways to options end in a class of Hadoop, which nothing here has. */
    private static ParquetReadOptions options() {
        for (Constructor<?> constructor : ParquetReadOptions.class.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == OPTIONS) {
                Object[] defaults = Arrays.stream(constructor.getParameterTypes())
                        .map(ParquetRows::option)
                        .toArray();
                try {
                    constructor.setAccessible(true);
                    return (ParquetReadOptions) constructor.newInstance(defaults);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        throw new IllegalStateException("the library has other options than it had");
    }

    private static @Nullable Object option(Class<?> type) {
        Map<Class<?>, Object> given = Map.of(
                boolean.class,
                false,
                int.class,
                1 << 23,
                Map.class,
                Map.of(),
                FilterCompat.Filter.class,
                FilterCompat.NOOP,
                ParquetMetadataConverter.MetadataFilter.class,
                ParquetMetadataConverter.NO_FILTER,
                CompressionCodecFactory.class,
                new Gunzip(),
                ByteBufferAllocator.class,
                new HeapByteBufferAllocator(),
                ParquetConfiguration.class,
                new PlainParquetConfiguration());
        return given.get(type);
    }

    private static Map<String, @Nullable Object> row(MessageType schema, Group record) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (Type column : schema.getFields()) {
            String name = column.getName();
            row.put(name, record.getFieldRepetitionCount(name) == 0 ? null : value(column.asPrimitiveType(), record));
        }
        return row;
    }

    private static Object value(PrimitiveType column, Group record) {
        String name = column.getName();
        return switch (column.getPrimitiveTypeName()) {
            case DOUBLE -> record.getDouble(name, 0);
            case INT32 -> record.getInteger(name, 0);
            case BOOLEAN -> record.getBoolean(name, 0);
            case INT64 -> Instant.EPOCH.plus(record.getLong(name, 0), ChronoUnit.MICROS);
            case BINARY -> record.getString(name, 0);
            default -> throw new IllegalStateException("a column of " + column);
        };
    }

    private static final class Bytes implements InputFile {

        private final byte[] bytes;

        Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public long getLength() {
            return bytes.length;
        }

        @Override
        public SeekableInputStream newStream() {
            var in = new ByteArrayInputStream(bytes);
            return new DelegatingSeekableInputStream(in) {
                @Override
                public long getPos() {
                    return (long) bytes.length - in.available();
                }

                @Override
                public void seek(long place) {
                    in.reset();
                    in.skip(place);
                }
            };
        }
    }

    private static final class Gunzip
            implements CompressionCodecFactory, CompressionCodecFactory.BytesInputDecompressor {

        @Override
        public BytesInputCompressor getCompressor(CompressionCodecName codec) {
            throw new UnsupportedOperationException("files are read here");
        }

        @Override
        public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
            if (codec != CompressionCodecName.GZIP) {
                throw new IllegalArgumentException("packed with " + codec);
            }
            return this;
        }

        @Override
        public BytesInput decompress(BytesInput packed, int length) throws IOException {
            try (var gzip = new GZIPInputStream(packed.toInputStream())) {
                return BytesInput.from(gzip.readAllBytes());
            }
        }

        @Override
        public void decompress(ByteBuffer packed, int packedLength, ByteBuffer into, int length) {
            throw new UnsupportedOperationException("only asked for where buffers are outside the heap");
        }

        @Override
        public void release() {
            // holds nothing
        }
    }
}
