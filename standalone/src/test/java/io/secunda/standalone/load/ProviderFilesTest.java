package io.secunda.standalone.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.secunda.standalone.Screen;
import io.secunda.standalone.StandInGateway;
import io.secunda.standalone.terminal.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as offices give them away, brought to our names by the codebook. */
class ProviderFilesTest {

    private StandInGateway gateway;
    private final Screen screen = new Screen();

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        gateway = new StandInGateway();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private static String text(String name) throws IOException {
        try (InputStream file = ProviderFilesTest.class.getResourceAsStream("/wide/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void copy(String name) throws IOException {
        Files.writeString(folder.resolve(name), text(name));
    }

    private LoadReport load(Path path) {
        return new Loader(gateway.api(), screen.terminal(), false)
                .load(path, null, null, folder.resolve("rejected.csv"));
    }

    private String sent() {
        StringBuilder all = new StringBuilder();
        gateway.received("/observations").forEach(request -> all.append(request.body()));
        return all.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-8 with a byte order mark", "GB18030"})
    void aYearbookTableGoesInWhateverItsEncoding(String encoding) throws IOException {
        copy("codebook.yaml");
        String table = text("wide-gdp.csv");
        byte[] bytes = encoding.equals("GB18030")
                ? table.getBytes(Charset.forName("GB18030"))
                : ((encoding.equals("UTF-8") ? "" : "\ufeff") + table).getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve("wide-gdp.csv"), bytes);

        LoadReport report = load(folder);

        assertThat(report.rows()).isEqualTo(7);
        assertThat(sent().lines())
                .contains(
                        "320500,gdp,2023,24653.4,100 million CNY,国家统计局,,",
                        "320500,gdp,2021,22718.3,100 million CNY,国家统计局,,",
                        "310000,gdp,2022,44652.8,100 million CNY,国家统计局,,")
                .noneMatch(line -> line.contains("—"));
        assertThat(screen.text())
                .contains("wide-gdp.csv: footnote: 注：1.2023年数据为初步核算数。")
                .contains("3 periods as columns");
    }

    @Test
    void aTableOfOneCityHasIndicatorsAsRows() throws IOException {
        copy("codebook.yaml");
        copy("wide-suzhou.csv");

        load(folder.resolve("wide-suzhou.csv"));

        assertThat(sent().lines())
                .containsExactly(
                        "city_code,variable,period,value,unit,source,status,released",
                        "320500,gdp,2023-Q1,5583.5,100 million CNY,苏州统计年鉴 2024,,",
                        "320500,gdp,2023-Q2,11500.2,100 million CNY,苏州统计年鉴 2024,,",
                        "320500,population,2023-Q2,1291.1,万人,苏州统计年鉴 2024,,",
                        "320500,population,2023-Q3,1295.8,万人,苏州统计年鉴 2024,,");
    }

    @Test
    void whatATableDoesNotSayOfItselfIsAskedForAndGivenByTheCodebook() throws IOException {
        copy("codebook.yaml");
        Path table = folder.resolve("wide-people.csv");
        Files.writeString(table, "城市,2022,2023\n苏州市,1291.1,1295.8\n");

        assertThatThrownBy(() -> load(table))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("does not say of which variable it is")
                .hasMessageContaining("tables: {wide-people.csv: {variable: …}}");
        Files.writeString(
                folder.resolve("codebook.yaml"),
                text("codebook.yaml") + "tables: {wide-pe*.csv: {variable: population, unit: 万人, source: mine}}\n");
        load(table);
        assertThat(sent()).contains("320500,population,2023,1295.8,万人,mine,,");
    }

    @Test
    void aRejectedCellIsNamedByItsLineAndPeriod() throws IOException {
        copy("codebook.yaml");
        Files.writeString(folder.resolve("wide-gdp.csv"), text("wide-gdp.csv").replace("23958.3", "bad"));

        load(folder);

        assertThat(Files.readString(folder.resolve("rejected.csv"))).contains("wide-gdp.csv,6,2022年,bad,no number");
    }

    @Test
    void theBureausDocumentAndSdmxGoThroughTheCodebook() throws IOException {
        copy("codebook.yaml");
        copy("observations-bureau.json");
        Files.writeString(
                folder.resolve("observations-sdmx.csv"),
                "STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA: Area,INDICATOR: Indicator,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,UNIT_MULT\n"
                        + "dataflow,NBS:CITY(1.0),M,S1: 苏州市,X7: 地区生产总值,2019,19235.8,CNY,8\n");

        assertThat(load(folder).rejected()).isZero();

        assertThat(sent().lines())
                .contains(
                        "320500,gdp,2020,20170.5,100 million CNY,National Bureau of Statistics of China,,",
                        "310000,population,2020,2488.36,万人,National Bureau of Statistics of China,,",
                        "320500,gdp,2019,1.92358E+12,CNY,NBS:CITY(1.0),,");
    }
}
