package io.secunda.gateway.forwarding;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The addresses behind the name of a service, where several instances of it run. Any of them answers the same: they share their
 * views. Each gets its turn, and one that could not be reached is asked last for a while.
 */
@ApplicationScoped
public class Instances {

    private static final long KNOWN_NS = TimeUnit.SECONDS.toNanos(2);
    private static final long AVOIDED_NS = TimeUnit.SECONDS.toNanos(10);

    private final Vertx vertx;
    private final Names names;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Map<String, Long> failed = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();

    /** What knows the addresses of a name. */
    interface Names {
        List<String> of(String host) throws UnknownHostException;
    }

    private record Known(List<String> addresses, long sinceNs) {}

    @Inject
    Instances(Vertx vertx) {
        this(vertx, Instances::lookUp);
    }

    Instances(Vertx vertx, Names names) {
        this.vertx = vertx;
        this.names = names;
    }

    private static List<String> lookUp(String host) throws UnknownHostException {
        InetAddress[] found = InetAddress.getAllByName(host);
        // this machine has one instance, whatever it is called
        return found[0].isLoopbackAddress()
                ? List.of(host)
                : Stream.of(found).map(InetAddress::getHostAddress).toList();
    }

    /** Addresses in the order in which they are to be tried; the name itself where it has but one, or none is known. */
    Future<List<String>> find(String host) {
        Known before = known.get(host);
        return before != null && System.nanoTime() - before.sinceNs < KNOWN_NS
                ? Future.succeededFuture(inOrder(before.addresses))
                : vertx.executeBlocking(() -> of(host), false);
    }

    /** The same for those who may wait. */
    List<String> of(String host) {
        List<String> addresses;
        try {
            addresses = names.of(host);
        } catch (UnknownHostException e) {
            addresses = List.of();
        }
        if (addresses.size() < 2) {
            addresses = List.of(host);
        }
        known.put(host, new Known(addresses, System.nanoTime()));
        return inOrder(addresses);
    }

    private List<String> inOrder(List<String> addresses) {
        if (addresses.size() == 1) {
            return addresses;
        }
        int first = Math.floorMod(turn.getAndIncrement(), addresses.size());
        List<String> well = new ArrayList<>();
        List<String> ill = new ArrayList<>();
        for (int i = 0; i < addresses.size(); i++) {
            String address = addresses.get((first + i) % addresses.size());
            Long since = failed.get(address);
            boolean avoided = since != null && System.nanoTime() - since < AVOIDED_NS;
            (avoided ? ill : well).add(address);
        }
        well.addAll(ill);
        return List.copyOf(well);
    }

    /** Notes that an address could not be reached. */
    void failed(String address) {
        failed.put(address, System.nanoTime());
    }
}
