package io.secunda.standalone.api;

import io.secunda.standalone.processes.AdminKey;
import io.secunda.standalone.processes.DataFolder;
import io.secunda.standalone.processes.RunFile;
import io.secunda.standalone.terminal.UserError;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say which running system a command speaks to. */
public final class ServerOptions {

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Address of a running system, such as http://localhost:8080."
                    + " Without it, that of the system running on the data folder.")
    private @Nullable String url;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "API key. Without it, $SECUNDA_KEY, or else the admin key of the data folder.")
    private @Nullable String key;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".secunda",
            description = "Data folder of the system (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of(".secunda");

    /**
     * Finds the system.
     *
     * @throws UserError if none runs on the data folder and no address was given
     */
    public Api api() {
        var folder = new DataFolder(data);
        return new Api(url == null ? running(folder) : address(url), findKey(folder));
    }

    private @Nullable String findKey(DataFolder folder) {
        if (key != null) {
            return key;
        }
        String fromEnvironment = System.getenv("SECUNDA_KEY");
        if (fromEnvironment != null && !fromEnvironment.isBlank()) {
            return fromEnvironment.strip();
        }
        return AdminKey.read(folder).orElse(null);
    }

    private static URI running(DataFolder folder) {
        return folder.running()
                .filter(RunFile::alive)
                .map(run -> URI.create(run.url()))
                .orElseThrow(
                        () -> UserError.failed(
                                "nothing runs on " + folder.path()
                                        + ": start it with ./secunda up in another terminal, or say where it runs with --url or --data"));
    }

    private static URI address(String text) {
        try {
            URI address = URI.create(text.replaceAll("/+$", ""));
            if (address.getHost() != null && String.valueOf(address.getScheme()).matches("https?")) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw notAnAddress(text);
        }
        throw notAnAddress(text);
    }

    private static UserError notAnAddress(String text) {
        return UserError.usage("--url " + text + ": expected an address such as http://localhost:8080");
    }
}
