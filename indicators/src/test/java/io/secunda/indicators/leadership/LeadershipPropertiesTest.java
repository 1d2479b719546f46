package io.secunda.indicators.leadership;

import static io.secunda.indicators.RandomRegion.sum;
import static io.secunda.indicators.RandomRegion.value;
import static io.secunda.indicators.RandomRegion.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.Outcome.Reason;
import io.secunda.indicators.RandomRegion;
import io.secunda.indicators.Seeded;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for agreements of any region. */
class LeadershipPropertiesTest {

    private static final LocalDate DAY = LocalDate.of(2023, 12, 31);

    @Seeded
    void densityIsTheMeanReachAndRepeatsChangeNeither(long seed) {
        var region = new RandomRegion(seed);
        List<Agreement> agreements = agreements(region);
        double density = value(CooperationDensity.of(region.size(), agreements, DAY));
        double[] reach = values(CooperationReach.of(region.size(), agreements, DAY));
        List<Agreement> twice =
                Stream.concat(agreements.stream(), agreements.stream()).toList();

        assertThat(density).isBetween(0.0, 1.0).isCloseTo(sum(reach) / region.size(), within(1e-12));
        assertThat(value(CooperationDensity.of(region.size(), twice, DAY))).isEqualTo(density);
        assertThat(values(CooperationReach.of(region.size(), twice, DAY))).isEqualTo(reach);
    }

    @Seeded
    void deliveryAndItsGapAddUpToOne(long seed) {
        var result = Delivery.of(agreements(new RandomRegion(seed)), DAY);

        assertThat(value(result.delivery())).isBetween(0.0, 1.0);
        assertThat(value(result.delivery()) + value(result.decisionImplementationGap()))
                .isCloseTo(1, within(1e-12));
    }

    @Seeded
    void sharedLeadershipLiesInItsRange(long seed) {
        assertThat(value(SharedLeadership.of(agreements(new RandomRegion(seed)), DAY)))
                .isBetween(0.0, 1.0);
    }

    @Seeded
    void seatsOfOneLevelAreNotSharedAndEquallyManyOfEachAreWhollyShared(long seed) {
        var random = new SplittableRandom(seed);
        int each = random.nextInt(1, 9);
        Level only = Level.values()[random.nextInt(3)];
        Lead[] alone = Collections.nCopies(each, Lead.of(only)).toArray(Lead[]::new);
        List<Agreement> even = IntStream.range(0, each)
                .boxed()
                .flatMap(i -> Stream.of(Level.values()).map(level -> led(Lead.of(level))))
                .toList();

        assertThat(SharedLeadership.of(List.of(led(alone)), DAY)).isEqualTo(new Outcome.Value(0));
        assertThat(value(SharedLeadership.of(even, DAY))).isCloseTo(1, within(1e-12));
    }

    @Test
    void oneLevelSharesNothingAndThreeEqualOnesShareAll() {
        Lead nation = Lead.of(Level.NATIONAL);
        Lead province = Lead.of(Level.PROVINCIAL);
        Lead city = Lead.ofCity(0);

        assertThat(SharedLeadership.of(List.of(led(city, city)), DAY)).isEqualTo(new Outcome.Value(0));
        assertThat(value(SharedLeadership.of(List.of(led(nation, province), led(city)), DAY)))
                .isCloseTo(1, within(1e-12));
        assertThat(SharedLeadership.of(List.of(led()), DAY)).isEqualTo(new Outcome.Absent(Reason.ZERO_DENOMINATOR));
    }

    @Test
    void aLeadingCityOutsideTheRegionIsNoCore() {
        boolean[] core = {true, false};

        assertThat(CoreLedShare.of(List.of(led(Lead.ofCity(0)), led(Lead.ofCity(Lead.NO_CITY))), core, DAY))
                .isEqualTo(new Outcome.Value(0.5));
        assertThat(CoreLedShare.of(List.of(led(Lead.ofCity(0), Lead.ofCity(1))), core, DAY))
                .isEqualTo(new Outcome.Value(0));
    }

    @Test
    void anAgreementIsActiveFromItsSignatureToItsLastDay() {
        var agreement = new Agreement(List.of(0, 1), List.of(), Set.of(), DAY, DAY.plusDays(1), List.of());

        assertThat(Stream.of(-1, 0, 1, 2).map(days -> agreement.isActive(DAY.plusDays(days))))
                .containsExactly(false, true, true, false);
    }

    @Test
    void participantsOutsideTheRegionAndRepeatedOnesDoNotCount() {
        var agreement = new Agreement(List.of(1, -1, 1), List.of(), Set.of(), DAY, null, List.of());

        assertThat(agreement.participants()).containsExactly(1);
        assertThat(agreement.isActive(DAY)).isFalse();
    }

    @Test
    void aRegionWidePlanDoesNotSayWhoWorksWithWhom() {
        assertThat(joining(4).isSelective(6)).isTrue();
        assertThat(joining(5).isSelective(9)).isFalse();
        assertThat(joining(5).isSelective(10)).isTrue();
    }

    private static Agreement joining(int participants) {
        return new Agreement(
                IntStream.range(0, participants).boxed().toList(), List.of(), Set.of(), DAY, null, List.of());
    }

    private static Agreement led(Lead... leads) {
        return new Agreement(List.of(0, 1), List.of(leads), Set.of(Level.MUNICIPAL), DAY, null, List.of());
    }

    private static List<Agreement> agreements(RandomRegion region) {
        SplittableRandom random = region.random();
        var agreements = new ArrayList<Agreement>();
        for (int a = 0; a < 20; a++) {
            List<Integer> participants =
                    random.ints(random.nextInt(2, 5), 0, region.size()).boxed().toList();
            LocalDate signed = LocalDate.of(random.nextInt(2015, 2023), 6, 1);
            agreements.add(new Agreement(
                    Stream.concat(participants.stream(), Stream.of(0, 1)).toList(),
                    List.of(Lead.ofCity(participants.get(0)), Lead.of(Level.values()[random.nextInt(2)])),
                    Set.of(Level.MUNICIPAL),
                    signed,
                    random.nextInt(3) == 0 ? signed.plusYears(20) : null,
                    List.of(new Milestone(signed, random.nextBoolean() ? signed : null))));
        }
        return agreements;
    }
}
