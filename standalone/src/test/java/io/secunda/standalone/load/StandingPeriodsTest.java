package io.secunda.standalone.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.secunda.standalone.Screen;
import io.secunda.standalone.StandInGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandingPeriodsTest {

    private static final String HEADER = "city_code,variable,period,value,unit,source";

    private StandInGateway gateway;

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
        return new Loader(gateway.api(), new Screen().terminal(), false)
                .load(path, null, "CN", folder.resolve("rejected.csv"));
    }

    private void file(String name, String... lines) throws IOException {
        Files.write(folder.resolve(name), List.of(lines));
    }

    @Test
    void aRecordCanBecomeSeveralOfOursForDifferentPeriods() throws IOException {
        file(
                "codebook.yaml",
                "territory: CN",
                "released: P1M",
                "flows:",
                "  trains: [rail, {name: rail_of_year, period: year, scale: 365}]",
                "  share: {name: mobility, periods: {2020-01-01/2020-01-09: 2020-01}}",
                "status: [{variable: rail_of_year, period: 2016, status: E}]");
        file(
                "flows.csv",
                "origin_code,destination_code,kind,period,value,unit,source",
                "A,B,trains,2016-03-16,2,trains,s",
                "A,B,share,2020-01-01/2020-01-09,7,percent,s",
                "A,B,share,2020-W02,8,percent,s");

        LoadReport report = load(folder);

        assertThat(report.accepted()).isEqualTo(4);
        assertThat(gateway.received("/flows").get(0).lines().stream().skip(1))
                .containsExactly(
                        "A,B,rail,2016-03-16,2,trains,s,,2016-04-16",
                        "A,B,rail_of_year,2016,730,trains,s,E,2017-01-31",
                        "A,B,mobility,2020-01,7,percent,s,,2020-02-29",
                        "A,B,mobility,2020-W02,8,percent,s,,2020-02-12");
    }

    @Test
    void twoRecordsThatWouldBecomeTheSameFigureAreTold() throws IOException {
        file("codebook.yaml", "territory: CN", "variables: {heads: {name: population, period: year}}");
        file(
                "observations.csv",
                HEADER + ",status,released",
                "A,heads,2020-05,1,persons,s,,2021-01-01",
                "A,heads,2020-06,2,persons,s,,2021-01-01",
                "A,heads,2020-06,2,persons,s,,2021-02-01",
                "A,heads,2020-06,2,persons,other,,2021-01-01",
                "B,heads,2020-06,2,persons,s,,2021-01-01",
                "A,heads,2021-06,3,persons,s,,2021-01-01");

        LoadReport report = load(folder);

        assertThat(report.accepted()).isEqualTo(5);
        assertThat(report.rejected()).isEqualTo(1);
        assertThat(Files.readAllLines(folder.resolve("rejected.csv")).get(1))
                .startsWith(folder.resolve("observations.csv") + ",3,period,2020-06,")
                .contains("stands for 2020 by the codebook, and so does 2020-05 in "
                        + folder.resolve("observations.csv") + ":2;");
    }

    @Test
    void figuresAreDerivedForThePeriodThatTheirInputsStandFor() throws IOException {
        file(
                "codebook.yaml",
                "territory: CN",
                "variables:",
                "  heads: {name: population, periods: {census 2020: 2020}}",
                "derive:",
                "  old: {expression: heads * share / 100, unit: persons}",
                "  young: {expression: population - old, unit: persons}");
        file("observations.csv", HEADER, "A,heads,census 2020,50,persons,s", "A,share,2020,10,percent,s");

        load(folder);

        String sent = gateway.received("/observations").stream()
                .map(StandInGateway.Received::body)
                .collect(Collectors.joining());
        assertThat(sent)
                .contains("A,population,2020,50,persons,s,,")
                .contains("A,old,2020,5.0,persons,s,,")
                .contains("A,young,2020,45.0,persons,s,,");
    }
}
