package io.secunda.standalone.load;

import io.secunda.codebook.Codebook;
import io.secunda.codebook.MalformedCodebook;
import io.secunda.standalone.terminal.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is to be loaded: the files of a folder, or a single one, with what their names mean.
 *
 * @param path folder or file
 * @param codebook what names and units mean
 * @param files in the order in which they have to go in
 * @param codebookFile the codebook's file, or null
 */
record DataSet(
        Path path,
        Codebook codebook,
        List<SourceFile> files,
        @Nullable Path codebookFile) {

    DataSet {
        files = List.copyOf(files);
    }

    /**
     * Reads the codebook and the headers of all files.
     *
     * @param givenCodebook codebook in place of that of the folder, or null
     * @throws UserError with the first thing that is wrong
     */
    static DataSet open(Path path, @Nullable Path givenCodebook) {
        if (!Files.exists(path)) {
            throw UserError.failed(path + " does not exist: give a data folder or a CSV file");
        }
        Path folder = Files.isDirectory(path) ? path : path.toAbsolutePath().getParent();
        Path codebook = givenCodebook;
        if (codebook == null && folder != null && Files.exists(folder.resolve(Codebook.FILE))) {
            codebook = folder.resolve(Codebook.FILE);
        }
        Codebook read = codebook == null ? Codebook.NONE : read(codebook);
        return new DataSet(path, read, files(path, read), codebook);
    }

    private static Codebook read(Path codebook) {
        try {
            return Codebook.read(codebook);
        } catch (MalformedCodebook e) {
            throw UserError.failed(e.reason());
        }
    }

    private static List<SourceFile> files(Path path, Codebook codebook) {
        if (!Files.isDirectory(path)) {
            FileKind byName =
                    FileKind.byName(String.valueOf(path.getFileName())).orElse(null);
            return List.of(SourceFile.look(path, path.toString(), byName, codebook));
        }
        List<SourceFile> files = new ArrayList<>();
        try (Stream<Path> entries = Files.list(path)) {
            for (Path entry : entries.sorted().toList()) {
                FileKind.byName(String.valueOf(entry.getFileName()))
                        .ifPresent(kind -> files.add(
                                SourceFile.look(entry, path.resolve(entry).toString(), kind, codebook)));
            }
        } catch (IOException e) {
            throw UserError.failed("folder " + path + " cannot be read: " + e.getMessage());
        }
        if (files.isEmpty()) {
            throw UserError.failed(
                    "folder " + path + " has no data files: expected cities.csv, regions.csv,"
                            + " memberships.csv, observations*.csv or .json, wide*.csv, flows*.csv or agreements.csv, each plain or .gz");
        }
        files.sort(Comparator.comparing(SourceFile::kind));
        return files;
    }
}
