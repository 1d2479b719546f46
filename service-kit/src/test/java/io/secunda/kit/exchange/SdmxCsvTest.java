package io.secunda.kit.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SdmxCsvTest {

    private static final SdmxCsv FORM =
            new SdmxCsv("SECUNDA:TEST(1.0.0)", List.of("REF_AREA", "TIME_PERIOD"), List.of("UNIT_MEASURE", "SOURCE"));

    @Test
    void writesOneRowAFigure() {
        assertThat(FORM.write(Stream.of(
                        new Cell(
                                List.of("320500", "2023"),
                                1.5,
                                List.of("B", "P"),
                                List.of("CNY", "Yearbook, \"2024\"")),
                        new Cell(List.of("320500", "2024"), 0.0, List.of("A"), Arrays.asList("CNY", null)))))
                .isEqualTo("""
                STRUCTURE[;],STRUCTURE_ID,ACTION,REF_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS[],UNIT_MEASURE,SOURCE
                dataflow,SECUNDA:TEST(1.0.0),M,320500,2023,1.5,B;P,CNY,"Yearbook, ""2024\"""
                dataflow,SECUNDA:TEST(1.0.0),M,320500,2024,0.0,A,CNY,
                """);
    }

    @Test
    void whatIsMissingHasAStatusAndNoValue() {
        assertThat(FORM.write(
                        Stream.of(new Cell(List.of("320500", "2023"), null, List.of("O"), List.of("CNY", "=1+1")))))
                .endsWith("\ndataflow,SECUNDA:TEST(1.0.0),M,320500,2023,,O,CNY,'=1+1\n");
    }
}
