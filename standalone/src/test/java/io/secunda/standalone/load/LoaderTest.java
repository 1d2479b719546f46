package io.secunda.standalone.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.secunda.standalone.Screen;
import io.secunda.standalone.StandInGateway;
import io.secunda.standalone.api.Api;
import io.secunda.standalone.terminal.UserError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoaderTest {

    private static final String HEADER = "city_code,variable,period,value,unit,source";

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

    private LoadReport load(Path path) {
        return new Loader(gateway.api(), screen.terminal(), false)
                .load(path, null, "CN", folder.resolve("rejected.csv"));
    }

    private void file(String name, String... lines) throws IOException {
        Files.write(folder.resolve(name), List.of(lines));
    }

    @Test
    void theSampleGoesInWhateverComesFirstFirst() {
        LoadReport report = load(Path.of("../samples/china-three-regions"));

        assertThat(report.rejected()).isZero();
        List<StandInGateway.Received> all = gateway.received();
        assertThat(all).extracting(StandInGateway.Received::key).containsOnly("sk_test");
        assertThat(all.get(0).json().path("territory").path("name_en").asText()).isEqualTo("China");
        assertThat(all.get(0).json().path("variables")).hasSize(1);
        assertThat(all.get(1).json().path("cities")).hasSize(56);
        assertThat(all.get(1).json().path("cities").get(0).path("lon").isNumber())
                .isTrue();
        assertThat(all.get(2).json().path("regions")).hasSize(3);
        assertThat(all.get(3).json().path("memberships")).hasSize(56);
        String observations = bodies("/observations");
        assertThat(observations)
                .contains("110000,population,2020,21893095,persons,")
                .doesNotContain("urban_population")
                .doesNotContain("gdp_share_primary,2")
                .contains(",gdp,2022,")
                .contains(",gdp_primary,2010,")
                .contains(",employment_manufacturing,2010,")
                .contains(",population_65_plus,2020,");
        assertThat(bodies("/flows")).contains("110000,120000,rail_high_speed_trains,2016-03-16,127,");
        assertThat(bodies("/agreements")).contains("YRD-01").contains("2006-11-01");
        assertThat(screen.text()).contains("note: ").contains("column verification is not used");
    }

    private String bodies(String path) {
        StringBuilder all = new StringBuilder();
        gateway.received(path).forEach(request -> all.append(request.body()));
        return all.toString();
    }

    @Test
    void theSameAgainIsUnchanged() throws IOException {
        file("observations.csv", HEADER, "A,gdp,2020,1,CNY,s");

        assertThat(load(folder).accepted()).isEqualTo(1);
        LoadReport again = load(folder);

        assertThat(again.accepted()).isZero();
        assertThat(again.unchanged()).isEqualTo(1);
    }

    @Test
    void rejectedRowsAreFoundAgainInTheirFileAcrossChunks() throws IOException {
        var lines = new java.util.ArrayList<String>(List.of(HEADER));
        for (int line = 2; line <= 2_501; line++) {
            // a row that the codebook leaves out shifts what is sent against the file
            String variable = line % 10 == 0 ? "draft" : "gdp";
            lines.add("A," + variable + "," + line + "," + (line == 7 || line == 2_402 ? "bad" : "1") + ",CNY,s");
        }
        file("observations.csv", lines.toArray(String[]::new));
        file("codebook.yaml", "territory: CN", "ignore: [draft]");

        LoadReport report = load(folder);

        assertThat(report.rejected()).isEqualTo(2);
        assertThat(Files.readAllLines(folder.resolve("rejected.csv")))
                .containsExactly(
                        "file,line,column,value,reason",
                        folder.resolve("observations.csv") + ",7,value,bad,no number",
                        folder.resolve("observations.csv") + ",2402,value,bad,no number");
        assertThat(screen.text()).contains("observations.csv:2402 value 'bad': no number");
        assertThat(gateway.received("/observations")).hasSize(3);
    }

    @Test
    void kindsOfFlowCanBeLeftOut() throws IOException {
        file("codebook.yaml", "territory: CN", "ignore: [baidu_*]");
        file(
                "flows.csv",
                "origin_code,destination_code,kind,period,value,unit,source",
                "A,B,baidu_share,2020-W01,1,percent,s",
                "A,B,trains,2020,2,trains,s");

        assertThat(load(folder).accepted()).isEqualTo(1);
    }

    @Test
    void manyRejectedRowsAreCountedByColumn() throws IOException {
        var lines = new java.util.ArrayList<String>(List.of(HEADER));
        for (int year = 1900; year < 1930; year++) {
            lines.add("A,gdp," + year + ",bad,CNY,s");
        }
        file("observations.csv", lines.toArray(String[]::new));

        load(folder);

        assertThat(screen.text())
                .contains("and 10 more rejected rows")
                .contains("30  " + folder.resolve("observations.csv") + " value");
    }

    @Test
    void gzipAndAByteOrderMarkAreRead() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(("\uFEFF" + HEADER + "\r\nA,gdp,2020,1,CNY,s\r\n").getBytes(StandardCharsets.UTF_8));
        }
        Path file = Files.write(folder.resolve("observations-gdp.csv.gz"), bytes.toByteArray());

        assertThat(load(file).accepted()).isEqualTo(1);
    }

    @Test
    void aShortRowGoesOutAsItIsSinceTheAnswerWillSayWhatIsMissing() throws IOException {
        file("observations.csv", HEADER, "A,gdp,2020");

        load(folder);

        assertThat(gateway.received("/observations").get(0).lines().get(1)).isEqualTo("A,gdp,2020,,,,,");
    }

    @Test
    void valuesAreScaledWithoutRounding() throws IOException {
        file("codebook.yaml", "territory: CN", "variables: {income: {name: disposable_income, scale: 0.1, unit: CNY}}");
        file("observations.csv", HEADER, "A,income,2020,0.3,jiao,s", "A,income,2021,many,jiao,s");

        load(folder);

        List<String> lines = gateway.received("/observations").get(0).lines();
        assertThat(lines.get(1)).isEqualTo("A,disposable_income,2020,0.03,CNY,s,,");
        assertThat(lines.get(2)).isEqualTo("A,disposable_income,2021,many,CNY,s,,");
    }

    @Test
    void derivedFiguresTakeTheLatestReleaseTheirSourcesAndTheMostUncertainStatus() throws IOException {
        file(
                "codebook.yaml",
                "territory: CN",
                "released: 2022-01-01",
                "derive:",
                "  part: {expression: whole * share / 100, unit: t}",
                "  half: {expression: part / 2, unit: t}");
        file(
                "observations.csv",
                HEADER + ",status,released",
                "A,whole,2020,100,t,office,,2021-01-01",
                "A,whole,2020,200,t,office,P,2023-01-01",
                "A,share,2020,10,percent,other,,",
                "B,whole,2020,100,t,office,,",
                "A,whole,2019,many,t,office,,",
                "A,share,2019,10,percent,other,,");

        load(folder);

        List<StandInGateway.Received> sent = gateway.received("/observations");
        assertThat(sent).hasSize(1);
        assertThat(sent.get(0).lines())
                .containsExactly(
                        "city_code,variable,period,value,unit,source,status,released",
                        "A,part,2020,20.0,t,office; other,P,2023-01-01",
                        "A,half,2020,10.0,t,office; other,P,2023-01-01");
    }

    @Test
    void anExpressionOverWhatNoFileHasIsAnErrorInTheCodebookBeforeAnythingIsSent() throws IOException {
        file("codebook.yaml", "territory: CN", "derive:", "  part: {expression: gdp * shrae / 100, unit: t}");
        file("observations.csv", HEADER, "A,gdp,2020,1,CNY,s");

        assertThatThrownBy(() -> load(folder))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("codebook.yaml:3:")
                .hasMessageContaining("'shrae'");
        assertThat(gateway.received()).isEmpty();
    }

    @Test
    void anAnswerThatAsksToComeBackLaterIsFollowed() throws IOException {
        file("observations.csv", HEADER, "A,gdp,2020,1,CNY,s");
        gateway.refuse(503, 429, 502);

        assertThat(load(folder).accepted()).isEqualTo(1);
    }

    @Test
    void aSystemThatStaysAwayIsToldInOneLine() throws IOException {
        file("observations.csv", HEADER, "A,gdp,2020,1,CNY,s");
        gateway.close();

        assertThatThrownBy(() -> load(folder))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no answer from " + gateway.url())
                .hasMessageContaining("do the same again");
    }

    @Test
    void aKeyThatIsNotAcceptedIsTold() throws IOException {
        file("observations.csv", HEADER, "A,gdp,2020,1,CNY,s");
        gateway.refuse(401);

        assertThatThrownBy(() -> load(folder))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("API key is not accepted")
                .hasMessageContaining("--key");
    }

    @Test
    void aRefusalCarriesTheWordsOfTheProblem() throws IOException {
        file("observations.csv", HEADER, "A,gdp,2020,1,CNY,s");
        gateway.refuse(400);

        assertThatThrownBy(() -> load(folder))
                .isInstanceOf(Api.Refusal.class)
                .hasMessageContaining("POST /api/v1/observations was refused with status 400: says the test");
    }

    @Test
    void theOnlyTerritoryIsTakenWhereNobodySaysOne() throws IOException {
        file("observations.csv", HEADER, "A,gdp,2020,1,CNY,s");
        gateway.answers("/api/v1/territories", "[{\"territory\":\"XY\"}]");

        new Loader(gateway.api(), screen.terminal(), false).load(folder, null, null, folder.resolve("rejected.csv"));

        assertThat(gateway.received("/observations").get(0).query()).isEqualTo("territory=XY");
    }

    @Test
    void aDryRunIntoAnUnknownTerritorySaysWhatToLoadFirst() throws IOException {
        file("observations.csv", HEADER, "A,gdp,2020,1,CNY,s");
        gateway.answers("/api/v1/territories", "[{\"territory\":\"XY\"}]");
        var dry = new Loader(gateway.api(), screen.terminal(), true);

        assertThat(dry.load(folder, null, "XY", folder.resolve("rejected.csv")).rejected())
                .isZero();
        assertThatThrownBy(() -> dry.load(folder, null, "CN", folder.resolve("rejected.csv")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("knows no territory CN yet: load a folder with just codebook.yaml, cities.csv");
        assertThat(gateway.received("/observations")).hasSize(1);
    }

    @Test
    void missingColumnsAreToldWithThoseThatAreThere() throws IOException {
        file("observations.csv", "city,variable,period,value", "A,gdp,2020,1");

        assertThatThrownBy(() -> load(folder))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("observations.csv:1: column city_code is missing")
                .hasMessageContaining("city,variable,period,value");
    }

    @Test
    void aFileInAnotherEncodingIsTold() throws IOException {
        Files.write(
                folder.resolve("observations.csv"),
                (HEADER + "\nA,gdp,2020,1,万元,s\n").getBytes(Charset.forName("GBK")));

        assertThatThrownBy(() -> load(folder)).isInstanceOf(UserError.class).hasMessageContaining("is not UTF-8 text");
    }

    @Test
    void aFolderWithoutDataIsTold() {
        assertThatThrownBy(() -> load(folder)).isInstanceOf(UserError.class).hasMessageContaining("has no data files");
    }
}
