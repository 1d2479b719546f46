package io.secunda.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.secunda.testkit.Seeded;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

    @ParameterizedTest
    @CsvSource({
        "2023, YEAR, 2023-01-01, 2023-12-31",
        "2023-Q1, QUARTER, 2023-01-01, 2023-03-31",
        "2023-Q4, QUARTER, 2023-10-01, 2023-12-31",
        "2024-02, MONTH, 2024-02-01, 2024-02-29",
        "2020-W01, WEEK, 2019-12-30, 2020-01-05",
        "2020-W53, WEEK, 2020-12-28, 2021-01-03",
        "2021-W01, WEEK, 2021-01-04, 2021-01-10",
        "2024-02-29, DAY, 2024-02-29, 2024-02-29"
    })
    void isReadAndWrittenInItsFiveForms(String text, Frequency frequency, LocalDate first, LocalDate last) {
        Period period = Period.parse(text);

        assertThat(period.frequency()).isEqualTo(frequency);
        assertThat(period.first()).isEqualTo(first);
        assertThat(period.last()).isEqualTo(last);
        assertThat(period).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "23",
                "2023-Q5",
                "2023-13",
                "2023-02-30",
                "2023-1",
                "2023/05",
                "FY2023",
                " 2023",
                "20233",
                "2023-W00",
                "2023-W53",
                "2020-W54",
                "2023-W7",
                "2023-w07",
                "2020-01-01/2020-01-09"
            })
    void refusesWhatIsNoPeriodAndSaysWhatIs(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.parse(text))
                .withMessageContaining("'" + text + "' is no period")
                .withMessageContaining("2023-Q2")
                .withMessageContaining("2023-W07");
    }

    @Test
    void refusesAFirstDayThatIsNotItsFirst() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Period(Frequency.QUARTER, LocalDate.of(2023, 2, 1)))
                .withMessage("a QUARTER does not begin on 2023-02-01");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goldenYears")
    void countsYearsAsTheGoldenVectorsDo(String id, String from, String to, double years) {
        assertThat(Period.parse(from).yearsTo(Period.parse(to))).isCloseTo(years, within(1e-12));
        assertThat(Period.parse(to).yearsTo(Period.parse(from))).isCloseTo(-years, within(1e-12));
    }

    static Stream<Arguments> goldenYears() throws IOException {
        JsonNode file = new ObjectMapper().readTree(Samples.resource("/golden/0-base.json"));
        List<Arguments> cases = new ArrayList<>();
        for (JsonNode c : file.get("cases")) {
            if (c.get("indicator").asText().equals("period_years")) {
                cases.add(Arguments.of(
                        c.get("id").asText(),
                        c.at("/inputs/from").asText(),
                        c.at("/inputs/to").asText(),
                        c.at("/expected/value").asDouble()));
            }
        }
        assertThat(cases).hasSize(5);
        return cases.stream();
    }

    @Test
    void countsNoYearsBetweenPeriodsOfDifferentLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.parse("2023").yearsTo(Period.parse("2023-Q2")))
                .withMessage("2023 and 2023-Q2 are not of the same length");
    }

    @Test
    void comesAfterThePeriodsThatEndBeforeItAndAfterItsOwnParts() {
        assertThat(Stream.of("2023", "2024-01", "2023-12-31", "2023-Q4", "2023-W52", "2022", "2023-12", "2023-Q1")
                        .map(Period::parse)
                        .sorted()
                        .map(Period::toString))
                .containsExactly("2022", "2023-Q1", "2023-12-31", "2023-W52", "2023-12", "2023-Q4", "2023", "2024-01");
    }

    @Test
    void liesInTheNextLongerOne() {
        assertThat(Period.parse("2023-05-17").parent()).contains(Period.parse("2023-05"));
        assertThat(Period.parse("2023-05").parent()).contains(Period.parse("2023-Q2"));
        assertThat(Period.parse("2023-Q2").parent()).contains(Period.parse("2023"));
        assertThat(Period.parse("2023").parent()).isEmpty();
    }

    @Test
    void aWeekLiesInNoLongerOneAlsoWhereAllOfItsDaysDo() {
        assertThat(Period.parse("2023-W07").parent()).isEmpty();
    }

    @Test
    void aWeekHasTheSameNumberInAnotherYearOrTheLastThereIs() {
        assertThat(Period.parse("2020-W01").minusYears(1)).hasToString("2019-W01");
        assertThat(Period.parse("2019-W01").plusYears(1)).hasToString("2020-W01");
        assertThat(Period.parse("2020-W53").plusYears(1)).hasToString("2021-W52");
        assertThat(Period.parse("2020-W53").minusYears(5)).hasToString("2015-W53");
    }

    @Test
    void countsTheDaysBetweenMondaysOfWeeks() {
        assertThat(Period.parse("2020-W01").yearsTo(Period.parse("2020-W05"))).isEqualTo(28 / 365.2425);
        assertThat(Period.parse("2021-W01").yearsTo(Period.parse("2020-W01"))).isEqualTo(-371 / 365.2425);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.parse("2020-W01").yearsTo(Period.parse("2020-01-06")));
    }

    @Test
    void hasAWindowOfEqualLengthAlsoOnALeapDay() {
        assertThat(Period.parse("2023-Q3").minusYears(5)).hasToString("2018-Q3");
        assertThat(Period.parse("2018-11").plusYears(5)).hasToString("2023-11");
        assertThat(Period.parse("2024-02-29").minusYears(1)).hasToString("2023-02-28");
        assertThat(Period.parse("2024-02-29").minusYears(4)).hasToString("2020-02-29");
    }

    @Seeded
    void anyPeriodIsReadBackAndKeepsItsPlace(long seed) {
        var random = new SplittableRandom(seed);
        Period one = anyPeriod(random);
        Period other = anyPeriod(random);

        assertThat(Period.parse(one.toString())).isEqualTo(one);
        assertThat(one.compareTo(other) == 0).isEqualTo(one.equals(other));
        assertThat(Integer.signum(one.compareTo(other))).isEqualTo(-Integer.signum(other.compareTo(one)));
        // a week of the same number begins up to six days earlier or later in its year
        double most = one.frequency() == Frequency.WEEK ? 0.02 : 0.01;
        assertThat(one.minusYears(7).yearsTo(one)).isCloseTo(7, within(most));
        assertThat(one.parent().stream()).allSatisfy(longer -> {
            assertThat(longer.first()).isBeforeOrEqualTo(one.first());
            assertThat(longer.last()).isAfterOrEqualTo(one.last());
        });
    }

    private static Period anyPeriod(SplittableRandom random) {
        LocalDate day = LocalDate.of(1900, 1, 1).plusDays(random.nextInt(60_000));
        return Period.containing(day, Frequency.values()[random.nextInt(Frequency.values().length)]);
    }
}
