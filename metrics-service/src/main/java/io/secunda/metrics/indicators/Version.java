package io.secunda.metrics.indicators;

import io.secunda.events.Json;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.metrics.indicators.IndicatorView.Told;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.bson.types.Binary;

/**
 * A version of a value as it lies in a document: its place on the topic, and its text packed. Nothing is sought inside it,
 * and most of the text are field names and publications that hardly differ.
 */
final class Version {

    /** What nearly every text contains; changing it makes what is stored unreadable. */
    private static final byte[] USUAL = ("\"parts\":{},\"components\":[],\"crossesBreak\":false,\"provisional\":false,"
                    + "\"sources\":[{\"source\":\"China City Statistical Yearbook, statistical communiqués, census tabulations\","
                    + "\"released\":\"2021-01-01T00:00:00Z\"}],\"vintage\":\"2021-01-01T00:00:00Z\",\"cause\":\"CN/320500/gdp/2020/"
                    + "China%20City%20Statistical%20Yearbook@\",\"recorded\":\"2026-01-01T00:00:00.000Z\",\"previous\":null,"
                    + "\"reason\":null,\"names\":{\"en\":\"\",\"zh\":\"市\"},\"role\":\"secondary\",\"role\":null,\"window\":\"longest\","
                    + "\"window\":\"5y\",\"window\":null,\"unit\":\"per year\",\"unit\":\"none\",\"coverage\":1.0,\"inputs\":1,"
                    + "{\"territory\":\"CN\",\"indicator\":\"core_share(gdp)\",\"subject\":\"city:320500@YRD\",\"period\":\"2020\","
                    + "\"from\":\"2010\",\"value\":0.0")
            .getBytes(StandardCharsets.UTF_8);

    private static final int BUFFER = 1024;

    private Version() {}

    static Binary pack(Told told) {
        var deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setDictionary(USUAL);
            deflater.setInput(Json.write(told.value()));
            deflater.finish();
            var packed = new ByteArrayOutputStream(BUFFER);
            packed.writeBytes(
                    ByteBuffer.allocate(Long.BYTES).putLong(told.offset()).array());
            byte[] buffer = new byte[BUFFER];
            while (!deflater.finished()) {
                packed.write(buffer, 0, deflater.deflate(buffer));
            }
            return new Binary(packed.toByteArray());
        } finally {
            deflater.end();
        }
    }

    static long offset(Binary version) {
        return ByteBuffer.wrap(version.getData()).getLong();
    }

    static Told unpack(Binary version) {
        byte[] packed = version.getData();
        var inflater = new Inflater(true);
        try {
            inflater.setDictionary(USUAL);
            inflater.setInput(packed, Long.BYTES, packed.length - Long.BYTES);
            var text = new ByteArrayOutputStream(2 * BUFFER);
            byte[] buffer = new byte[BUFFER];
            while (!inflater.finished()) {
                int length = inflater.inflate(buffer);
                if (length == 0 && inflater.needsInput()) {
                    throw new IllegalStateException("a stored version is cut off");
                }
                text.write(buffer, 0, length);
            }
            return new Told(Json.read(text.toByteArray(), IndicatorValue.class), offset(version));
        } catch (DataFormatException e) {
            throw new IllegalStateException("a stored version cannot be read: " + e.getMessage(), e);
        } finally {
            inflater.end();
        }
    }
}
