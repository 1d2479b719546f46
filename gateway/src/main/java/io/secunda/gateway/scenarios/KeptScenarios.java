package io.secunda.gateway.scenarios;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Scenarios that can still be read: packed, in memory, the oldest making room for the newest. */
@ApplicationScoped
class KeptScenarios {

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Kept(byte[] packed, Instant expires) {}

    private final ScenariosConfig config;
    private final Clock clock;
    private final Map<String, Kept> byId = new LinkedHashMap<>();
    private long bytes;

    KeptScenarios(ScenariosConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    synchronized void keep(String id, byte[] json, Instant expires) {
        byte[] packed = pack(json);
        byId.put(id, new Kept(packed, expires));
        bytes += packed.length;
        Instant now = clock.instant();
        Iterator<Kept> oldest = byId.values().iterator();
        while (oldest.hasNext()) {
            Kept kept = oldest.next();
            if (byId.size() <= config.most() && bytes <= config.mostBytes() && now.isBefore(kept.expires())) {
                return;
            }
            bytes -= kept.packed().length;
            oldest.remove();
        }
    }

    synchronized Optional<byte[]> find(String id) {
        Kept kept = byId.get(id);
        return kept == null || !clock.instant().isBefore(kept.expires())
                ? Optional.empty()
                : Optional.of(unpack(kept.packed()));
    }

    private static byte[] pack(byte[] json) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] unpack(byte[] packed) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return gzip.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
