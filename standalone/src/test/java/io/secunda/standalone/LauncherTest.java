package io.secunda.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./secunda} says before there is anything to run. */
class LauncherTest {

    private static final Path LAUNCHER = Path.of("../secunda").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    private record Ended(int status, String output) {}

    private Ended launch(Map<String, String> environment) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(LAUNCHER.toString(), "--help").redirectErrorStream(true);
        builder.environment().remove("JAVA_HOME");
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), output);
    }

    private Path jdk(String version) throws IOException {
        Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"" + version + "\" 2024-01-01' >&2\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        return folder.resolve("jdk");
    }

    @Test
    void anOldJdkIsRefusedInOneLine() throws Exception {
        Ended ended = launch(Map.of("JAVA_HOME", jdk("11.0.22").toString()));

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.output().strip())
                .startsWith("secunda: Java 11.0.22 at ")
                .endsWith("is too old: install a JDK 17 or newer and set JAVA_HOME to its folder")
                .doesNotContain("\n");
    }

    @Test
    void theOldFormOfAVersionIsUnderstood() throws Exception {
        assertThat(launch(Map.of("JAVA_HOME", jdk("1.8.0_402").toString())).output())
                .contains("Java 1.8.0_402 at ")
                .contains("is too old");
    }

    @Test
    void aWrongJavaHomeIsTold() throws Exception {
        assertThat(launch(Map.of("JAVA_HOME", folder.toString())).output())
                .contains("JAVA_HOME is " + folder)
                .contains("no bin/java");
    }

    @Test
    void noJavaAtAllIsTold() throws Exception {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : new String[] {"sh", "dirname", "sed", "find"}) {
            Path real = Files.exists(Path.of("/bin", tool)) ? Path.of("/bin", tool) : Path.of("/usr/bin", tool);
            Files.createSymbolicLink(tools.resolve(tool), real);
        }

        assertThat(launch(Map.of("PATH", tools.toString())).output().strip())
                .isEqualTo("secunda: no java was found: install a JDK 17 or newer, or set JAVA_HOME to its folder");
    }
}
