package io.secunda.kit.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CsvTableTest {

    @Test
    void writesAHeaderAndALineForEachRow() {
        assertThat(CsvTable.write(List.of("city", "value"), Stream.of(List.of("320500", 1.5), List.of("苏州", 2))))
                .isEqualTo("city,value\n320500,1.5\n苏州,2\n");
    }

    @Test
    void writesTheHeaderAloneWhereThereIsNothing() {
        assertThat(CsvTable.write(List.of("a", "b"), Stream.empty())).isEqualTo("a,b\n");
    }

    @Test
    void quotesWhatWouldBreakALine() {
        assertThat(CsvTable.write(List.of("t"), Stream.of(List.of("a,b"), List.of("say \"x\""), List.of("two\nlines"))))
                .isEqualTo("t\n\"a,b\"\n\"say \"\"x\"\"\"\n\"two\nlines\"\n");
    }

    @Test
    void leavesAFieldEmptyWhereThereIsNoValue() {
        assertThat(CsvTable.write(List.of("a", "b"), Stream.of(Arrays.asList(null, "x"))))
                .isEqualTo("a,b\n,x\n");
    }

    @Test
    void showsATextThatASpreadsheetWouldRunAsText() {
        assertThat(CsvTable.write(
                        List.of("t"), Stream.of(List.of("=1+1"), List.of("@x"), List.of("\t=1"), List.of(-5))))
                .isEqualTo("t\n'=1+1\n'@x\n'\t=1\n-5\n");
    }
}
