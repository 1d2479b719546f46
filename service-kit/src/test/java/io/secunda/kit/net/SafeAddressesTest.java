package io.secunda.kit.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeAddressesTest {

    private static SafeAddresses resolving(List<String> allowed, String... addresses) {
        return new SafeAddresses(allowed, List.of(443), "x.allowed-networks", host -> {
            InetAddress[] found = new InetAddress[addresses.length];
            for (int i = 0; i < addresses.length; i++) {
                found[i] = InetAddress.getByName(addresses[i]);
            }
            return found;
        });
    }

    private static final URI SINK = URI.create("https://receiver.example/hook");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.9.10",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.100.100.200",
                "192.0.0.192",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001:db8::1",
                "::7f00:1",
                "fec0::1"
            })
    void whatIsNotThePublicInternetIsNotCalled(String address) {
        assertThatThrownBy(() -> resolving(List.of(), address).check(SINK))
                .isInstanceOf(SafeAddresses.Forbidden.class)
                .hasMessageContaining("allowed-networks");
        // one bad address among good ones is enough
        assertThatThrownBy(() -> resolving(List.of(), "93.184.216.34", address).check(SINK))
                .isInstanceOf(SafeAddresses.Forbidden.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"93.184.216.34", "8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:2800:220:1::1", "::ffff:8.8.8.8"})
    void thePublicInternetIsCalled(String address) throws Exception {
        assertThat(resolving(List.of(), address).check(SINK)).isEqualTo(InetAddress.getByName(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://2130706433/",
                "https://0x7f000001/",
                "https://017700000001/",
                "https://127.1/",
                "https://localhost/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/"
            })
    void otherWaysToWriteLoopbackAreLoopback(String sink) {
        var real = new SafeAddresses(List.of(), List.of(443), "x.allowed-networks");
        assertThatThrownBy(() -> real.check(URI.create(sink))).isInstanceOf(SafeAddresses.Forbidden.class);
    }

    @Test
    void outsideOnlyHttpsOnKnownPorts() {
        SafeAddresses safe = resolving(List.of("10.0.0.0/8"), "93.184.216.34");
        assertThatThrownBy(() -> safe.check(URI.create("http://receiver.example/")))
                .hasMessageContaining("https");
        assertThatThrownBy(() -> safe.check(URI.create("https://receiver.example:6379/")))
                .hasMessageContaining("6379");
    }

    @Test
    void anAllowedNetworkIsCalledByHttpTooAndNothingBesideIt() throws Exception {
        assertThat(resolving(List.of("10.0.0.0/8", "fd00::/8"), "10.1.2.3")
                        .check(URI.create("http://inside.example:8080/")))
                .isEqualTo(InetAddress.getByName("10.1.2.3"));
        assertThat(resolving(List.of("fd00::/8"), "fd00::7").check(URI.create("http://inside.example/")))
                .isEqualTo(InetAddress.getByName("fd00::7"));
        assertThatThrownBy(() ->
                        resolving(List.of("10.0.0.0/8"), "192.168.0.1").check(URI.create("http://inside.example/")))
                .isInstanceOf(SafeAddresses.Forbidden.class);
        // a name with one address inside and one outside keeps to the rules of the outside
        assertThatThrownBy(() -> resolving(List.of("10.0.0.0/8"), "10.1.2.3", "93.184.216.34")
                        .check(URI.create("http://both.example/")))
                .hasMessageContaining("https");
    }

    /** A name that is public when it is looked at and private when it is called: each look is checked, and what was checked is called. */
    @Test
    void aNameThatChangesBetweenLooksIsCheckedEachTime() throws Exception {
        Deque<String> answers = new ArrayDeque<>(List.of("93.184.216.34", "127.0.0.1"));
        var looks = new int[1];
        var rebinding = new SafeAddresses(List.of(), List.of(443), "x.allowed-networks", host -> {
            looks[0]++;
            return new InetAddress[] {InetAddress.getByName(answers.remove())};
        });
        assertThat(rebinding.check(SINK)).isEqualTo(InetAddress.getByName("93.184.216.34"));
        assertThat(looks[0])
                .as("one look a check, whose address is the one to connect to")
                .isEqualTo(1);
        assertThatThrownBy(() -> rebinding.check(SINK)).isInstanceOf(SafeAddresses.Forbidden.class);
    }

    @Test
    void anUnknownHostIsToldAsSuch() {
        var nobody = new SafeAddresses(List.of(), List.of(443), "x.allowed-networks", host -> {
            throw new UnknownHostException(host);
        });
        assertThatThrownBy(() -> nobody.check(SINK)).hasMessageContaining("not known");
    }

    @Test
    void aNetworkThatIsNoneIsRefusedAtTheStart() {
        for (String text : List.of("10.0.0.0", "10.0.0.0/33", "localhost/8", "10.0.0.0/x", "")) {
            assertThatThrownBy(() -> Network.parse(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
