package io.secunda.kit.net;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;

/**
 * Which addresses may be called. Nobody gets a service to call what only the service can reach: every address of a
 * name is checked each time it is called, and the connection goes to the address that was checked.
 */
public final class SafeAddresses {

    private final List<Network> allowed;
    private final List<Integer> ports;
    private final String setting;
    private final Names names;

    /** Finds the addresses of a name. */
    interface Names {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /** An address that may not be called. */
    public static final class Forbidden extends Exception {

        private static final long serialVersionUID = 1;

        Forbidden(String why) {
            super(why);
        }
    }

    /**
     * Addresses of names as this machine finds them.
     *
     * @param networks private networks that may be called, in CIDR notation; http is allowed there too
     * @param ports ports that may be called outside of these
     * @param setting the setting by which an operator allows networks, for what is told
     */
    public SafeAddresses(List<String> networks, List<Integer> ports, String setting) {
        this(networks, ports, setting, InetAddress::getAllByName);
    }

    SafeAddresses(List<String> networks, List<Integer> ports, String setting, Names names) {
        this.allowed = networks.stream().map(Network::parse).toList();
        this.ports = List.copyOf(ports);
        this.setting = setting;
        this.names = names;
    }

    /**
     * The address to connect to. Blocks while the name is looked up.
     *
     * @throws Forbidden when it may not be called, with the reason
     */
    public InetAddress check(URI called) throws Forbidden {
        InetAddress[] found;
        try {
            found = names.addresses(host(called));
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
                        "its host lies in a network that is not open to this; an operator can allow it by " + setting);
            }
        }
        if (!inside) {
            checkPublic(called);
        }
        return found[0];
    }

    private void checkPublic(URI called) throws Forbidden {
        if (!"https".equalsIgnoreCase(called.getScheme())) {
            throw new Forbidden("only https is called outside of allowed networks");
        }
        int port = port(called);
        if (!ports.contains(port)) {
            throw new Forbidden("port " + port + " is not one of " + ports);
        }
    }

    /** The port of an address, told or not. */
    public static int port(URI called) {
        return called.getPort() >= 0 ? called.getPort() : "https".equalsIgnoreCase(called.getScheme()) ? 443 : 80;
    }

    /** The host of an address, an address of IPv6 without its brackets. */
    public static String host(URI called) {
        String host = String.valueOf(called.getHost()).toLowerCase(Locale.ROOT);
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
