package io.secunda.gateway.webhooks;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;

/**
 * To which addresses events may be sent. Nobody gets the gateway to call what only the gateway can reach: every address of a
 * name is checked each time something is sent, and the connection goes to the address that was checked.
 */
@Singleton
class SafeAddresses {

    private final List<Network> allowed;
    private final List<Integer> ports;
    private final Names names;

    /** Finds the addresses of a name. */
    interface Names {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /** An address that may not be called. */
    static final class Forbidden extends Exception {

        private static final long serialVersionUID = 1;

        Forbidden(String why) {
            super(why);
        }
    }

    @Inject
    SafeAddresses(WebhooksConfig config) {
        this(config.allowedNetworks().orElse(List.of()), config.ports(), InetAddress::getAllByName);
    }

    SafeAddresses(List<String> networks, List<Integer> ports, Names names) {
        this.allowed = networks.stream().map(Network::parse).toList();
        this.ports = List.copyOf(ports);
        this.names = names;
    }

    /**
     * The address to connect to. Blocks while the name is looked up.
     *
     * @throws Forbidden when it may not be called, with the reason
     */
    InetAddress check(URI sink) throws Forbidden {
        InetAddress[] found;
        try {
            found = names.addresses(host(sink));
        } catch (UnknownHostException e) {
            throw new Forbidden("its host is not known");
        }
        if (found.length == 0) {
            throw new Forbidden("its host is not known");
        }
        boolean inside = true;
        for (InetAddress address : found) {
            boolean own = allowed.stream().anyMatch(network -> network.contains(address));
            inside &= own;
            if (!own && !Network.isPublic(address)) {
                throw new Forbidden(
                        "its host lies in a network that is not open to webhooks; an operator can allow it by"
                                + " secunda.webhooks.allowed-networks");
            }
        }
        if (!inside) {
            checkPublic(sink);
        }
        return found[0];
    }

    private void checkPublic(URI sink) throws Forbidden {
        if (!"https".equalsIgnoreCase(sink.getScheme())) {
            throw new Forbidden("only https is sent to outside of allowed networks");
        }
        int port = port(sink);
        if (!ports.contains(port)) {
            throw new Forbidden("port " + port + " is not one of " + ports);
        }
    }

    static int port(URI sink) {
        return sink.getPort() >= 0 ? sink.getPort() : "https".equalsIgnoreCase(sink.getScheme()) ? 443 : 80;
    }

    static String host(URI sink) {
        String host = String.valueOf(sink.getHost()).toLowerCase(Locale.ROOT);
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
