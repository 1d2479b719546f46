package io.secunda.benchmarks.latency;

import io.secunda.benchmarks.running.Api;
import io.secunda.benchmarks.running.EventStreams;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** One subscriber to all indicator values and recommendations, by server-sent events. */
final class SseSubscriber implements AutoCloseable {

    private static final String PATH = "/api/v1/events?type=io.secunda.indicator.changed.v1,io.secunda.recommendation.";
    private static final String DATA = "\ndata: ";
    private static final int SECONDS = 30;

    private final EventStreams streams;
    private volatile Ears ears;

    SseSubscriber(Api api, Ears first) throws IOException {
        this.ears = first;
        this.streams = new EventStreams((stream, bytes, length, at) -> hear(bytes, length, at));
        streams.open(api.address(), PATH);
        for (int i = 0; streams.begun() < 1; i++) {
            if (i > SECONDS * 10 || streams.broken() > 0) {
                throw new IllegalStateException("the stream of events was not opened");
            }
            Api.pause(100);
        }
        // the position of the beginning comes right after the head
        Api.pause(500);
    }

    /** From now on others hear. */
    void tell(Ears next) {
        ears = next;
    }

    private void hear(byte[] bytes, int length, long at) {
        String event = new String(bytes, 0, length, StandardCharsets.UTF_8);
        int data = event.indexOf(DATA);
        if (data >= 0) {
            ears.hear(event.substring(data + DATA.length()).stripTrailing(), at);
        }
    }

    boolean broken() {
        return streams.broken() > 0;
    }

    @Override
    public void close() throws IOException {
        streams.close();
    }
}
