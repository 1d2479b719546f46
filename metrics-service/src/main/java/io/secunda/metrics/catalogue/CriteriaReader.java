package io.secunda.metrics.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.secunda.events.Names;
import io.secunda.indicators.development.Direction;
import io.secunda.metrics.catalogue.Criteria.Criterion;
import io.secunda.metrics.catalogue.Criteria.Dimension;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads criteria from a YAML file. */
public final class CriteriaReader {

    private static final String DEFAULT = "/hqd-criteria.yaml";
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private CriteriaReader() {}

    private record Written(
            @JsonProperty(required = true) String dimension,

            @JsonProperty(value = "name_en", required = true)
            String nameEn,

            @JsonProperty(value = "name_zh", required = true)
            String nameZh,

            @JsonProperty(required = true) List<WrittenCriterion> criteria) {

        Dimension read() {
            return new Dimension(
                    dimension,
                    new Names(nameEn, nameZh),
                    criteria.stream().map(WrittenCriterion::read).toList());
        }
    }

    private record WrittenCriterion(
            String id,
            @Nullable String variable,
            @Nullable String per,
            @Nullable String indicator,
            @Nullable String window,
            Direction direction) {

        @JsonCreator
        WrittenCriterion(
                @JsonProperty(value = "id", required = true) String id,
                @JsonProperty("variable") @Nullable String variable,
                @JsonProperty("per") @Nullable String per,
                @JsonProperty("indicator") @Nullable String indicator,
                @JsonProperty("window") @Nullable String window,
                @JsonProperty(value = "direction", required = true) Direction direction) {
            this.id = id;
            this.variable = variable;
            this.per = per;
            this.indicator = indicator;
            this.window = window;
            this.direction = direction;
        }

        Criterion read() {
            return new Criterion(id, variable, per, indicator, window, direction);
        }
    }

    /** The criteria that are shipped. */
    public static Criteria shipped() {
        try (InputStream in =
                Objects.requireNonNull(CriteriaReader.class.getResourceAsStream(DEFAULT), "no " + DEFAULT)) {
            return read(in, DEFAULT);
        } catch (IOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /**
     * The criteria of a deployment.
     *
     * @throws IllegalArgumentException when the file cannot be read, with file, line and column where they are known
     */
    public static Criteria read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.toString());
        } catch (IOException e) {
            throw new IllegalArgumentException("criteria " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Criteria read(InputStream in, String name) throws IOException {
        try {
            return new Criteria(List.of(YAML.readValue(in, Written[].class)).stream()
                    .map(Written::read)
                    .toList());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(where(name, e) + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("criteria " + name + ": " + e.getMessage(), e);
        }
    }

    private static String where(String name, JsonProcessingException e) {
        return "criteria " + name + ", line " + e.getLocation().getLineNr() + ", column "
                + e.getLocation().getColumnNr() + ": ";
    }
}
