package io.secunda.ingestion.pulls;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.secunda.codebook.Codebook;
import io.secunda.ingestion.intake.Intake;
import io.secunda.ingestion.intake.IntakeConfig;
import io.secunda.ingestion.intake.Report;
import io.secunda.ingestion.intake.RowKind;
import io.secunda.ingestion.intake.Upload;
import io.secunda.ingestion.pulls.Fetcher.Fetched;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Fetches a source once, and takes in what it finds, as if somebody had sent it. */
@ApplicationScoped
class Pulled {

    private static final String OBSERVATIONS = "observations";

    private final Fetcher fetcher;
    private final Intake intake;
    private final IntakeConfig config;
    private final Clock clock;
    private final Described described;
    private final Map<String, RowKind<?>> kinds = new TreeMap<>();
    private final Map<Path, Codebook> codebooks = new HashMap<>();

    Pulled(
            Fetcher fetcher,
            Intake intake,
            IntakeConfig config,
            Clock clock,
            Described described,
            @Any Instance<RowKind<?>> kinds) {
        this.fetcher = fetcher;
        this.intake = intake;
        this.config = config;
        this.clock = clock;
        this.described = described;
        kinds.forEach(kind -> this.kinds.put(kind.log().topic().name().toLowerCase(Locale.ROOT), kind));
    }

    /**
     * Checks a source, and reads its codebook.
     *
     * @throws IllegalArgumentException when it is not one that can be fetched
     * @throws io.secunda.codebook.MalformedCodebook when its codebook cannot be read
     */
    void check(String name, PullConfig.Source source) {
        String scheme = String.valueOf(source.url().getScheme()).toLowerCase(Locale.ROOT);
        if (!name.matches("[A-Za-z0-9-]{1,50}")) {
            throw new IllegalArgumentException("'" + name + "' is no name; write letters, digits and -");
        }
        if (!scheme.matches("https?")
                || source.url().getHost() == null
                || source.url().getUserInfo() != null) {
            throw new IllegalArgumentException(name + ": url must be https://host/…, without a user");
        }
        if (!kinds.containsKey(source.kind())) {
            throw new IllegalArgumentException(name + ": kind '" + source.kind() + "' is none of " + kinds.keySet());
        }
        if (source.every().toMillis() < 1_000) {
            throw new IllegalArgumentException(name + ": every must be a second or more, such as PT6H");
        }
        source.contentType().ifPresent(MediaType::valueOf);
        source.codebook().ifPresent(file -> codebooks.put(file, Codebook.read(file)));
    }

    /** One attempt; never fails, but tells what went wrong. */
    Standing attempt(PullConfig.Source source, Standing before) {
        Instant now = clock.instant();
        Path file = null;
        try {
            file = Files.createTempFile("secunda-pull", null);
            Fetched fetched = fetcher.fetch(source.url(), before.version(), file);
            return switch (fetched.status()) {
                case 200 -> before.taken(take(source, fetched, file), fetched.version(), now);
                case 304 -> before.unchanged(now);
                case 301, 302, 303, 307, 308 ->
                    before.failed(
                            "status " + fetched.status() + "; redirects are not followed, say where it is now", now);
                default -> before.failed("status " + fetched.status(), fetched.patience(), now);
            };
        } catch (HttpProblem e) {
            return before.failed(String.valueOf(e.getDetail()), now);
        } catch (IOException | IllegalArgumentException e) {
            return before.failed(Objects.toString(e.getMessage(), e.toString()), now);
        } finally {
            delete(file);
        }
    }

    private Report take(PullConfig.Source source, Fetched fetched, Path file) throws IOException {
        String type = source.contentType().orElse(fetched.contentType());
        Codebook codebook = source.codebook().map(codebooks::get).orElse(null);
        Map<String, String> given = new HashMap<>(source.given());
        String territory = source.territory().orElse(null);
        if (codebook != null) {
            codebook.given(fileName(source.url())).forEach(given::putIfAbsent);
            territory = territory == null ? codebook.territory() : territory;
            described.as(codebook, territory);
        }
        var upload = new Upload(
                type == null ? MediaType.APPLICATION_OCTET_STREAM_TYPE : MediaType.valueOf(type),
                fetched.contentEncoding(),
                territory,
                false,
                config.maxBodySize().asLongValue(),
                config.maxErrors(),
                given,
                null,
                source.kind().equals(OBSERVATIONS) ? config.maxDocumentSize().asLongValue() : null,
                null,
                null,
                codebook);
        RowKind<?> kind = Objects.requireNonNull(kinds.get(source.kind()), "kinds were checked");
        try (InputStream body = Files.newInputStream(file)) {
            return intake.take(body, upload, kind);
        }
    }

    private static String fileName(URI url) {
        String path = String.valueOf(url.getPath());
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }
}
