package io.secunda.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A file in which good rows stand between twenty kinds of bad ones. */
final class BadRows {

    private static final String HEADER = "city_code,variable,period,value,unit,source,status,released";
    private static final List<String> BAD = List.of(
            "999999,patents_granted,2020,1,count,test,A,2026-01-01",
            ",patents_granted,2020,1,count,test,A,2026-01-01",
            "320500,no_such_variable,2020,1,count,test,A,2026-01-01",
            "320500,,2020,1,count,test,A,2026-01-01",
            "320500,patents_granted,20,1,count,test,A,2026-01-01",
            "320500,patents_granted,2020-13,1,count,test,A,2026-01-01",
            "320500,patents_granted,2020-02-30,1,count,test,A,2026-01-01",
            "320500,patents_granted,2020-Q5,1,count,test,A,2026-01-01",
            "320500,patents_granted,,1,count,test,A,2026-01-01",
            "320500,patents_granted,2020,many,count,test,A,2026-01-01",
            "320500,patents_granted,2020,\"1,234\",count,test,A,2026-01-01",
            "320500,patents_granted,2020,NaN,count,test,A,2026-01-01",
            "320500,patents_granted,2020,1e999,count,test,A,2026-01-01",
            "320500,patents_granted,2020,,count,test,A,2026-01-01",
            "320500,patents_granted,2020,1,bushels,test,A,2026-01-01",
            "320500,patents_granted,2020,1,persons,test,A,2026-01-01",
            "320500,patents_granted,2020,1,count,,A,2026-01-01",
            "320500,patents_granted,2020,1,count,test,Z,2026-01-01",
            "320500,patents_granted,2020,1,count,test,A,yesterday",
            "320500,patents_granted,2020,1,count");

    /** As many good rows as bad ones: one before each. */
    static final int GOOD = BAD.size();

    private static final Pattern LINE = Pattern.compile("(?:^|,)\"?(\\d+)\"?(?:,|$)");

    private BadRows() {}

    static Path write(Path file) throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (int i = 0; i < BAD.size(); i++) {
            lines.add("320500,patents_granted," + (2001 + i) + ",100,count,test,A,2026-01-01");
            lines.add(BAD.get(i));
        }
        return Files.write(file, lines);
    }

    /** Their rows as a spreadsheet counts them: the header is row 1. */
    static List<Integer> badRows() {
        return Stream.iterate(3, row -> row + 2).limit(BAD.size()).toList();
    }

    /** The rows that the report file in a folder names. */
    static List<Integer> reportedRows(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Path report = files.filter(file -> file.getFileName().toString().startsWith("rejected-"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no rejected-….csv in " + folder));
            List<String> lines = Files.readAllLines(report);
            assertThat(lines.get(0)).contains("file", "line", "column", "value", "reason");
            int column = List.of(lines.get(0).split(",")).indexOf("line");
            return lines.stream().skip(1).map(line -> row(line, column)).toList();
        }
    }

    private static int row(String line, int column) {
        String[] cells = line.split(",", -1);
        Matcher number = LINE.matcher(cells[column]);
        assertThat(number.find()).as(line).isTrue();
        return Integer.parseInt(number.group(1));
    }
}
