package io.secunda.indicators.matching;

import static io.secunda.indicators.RandomRegion.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.secunda.indicators.OfPair;
import io.secunda.indicators.Outcome;
import io.secunda.indicators.Outcome.Reason;
import io.secunda.indicators.Seeded;
import io.secunda.indicators.matching.PartnerMatching.Cities;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Partnerships: exact, bounded, monotone. */
class PartnerMatchingTest {

    @Seeded
    void noOtherChoiceIsBetterForAnyNumberOfPartners(long seed) {
        var random = new SplittableRandom(seed);
        int cities = random.nextInt(3, 7);
        List<OfPair<Double>> benefits = benefits(random, cities);

        for (int k = 1; k < cities; k++) {
            var result = PartnerMatching.of(cities, benefits, List.of(), k);
            assertThat(value(result.total())).isCloseTo(bestByTrial(benefits, 0, new int[cities], k), within(1e-9));
            assertThat(mostPartners(result.pairs(), cities)).isLessThanOrEqualTo(k);
        }
    }

    @Seeded
    void greedyIsAtLeastHalfTheBestAndMorePartnersNeverPromiseLess(long seed) {
        var random = new SplittableRandom(seed);
        int cities = random.nextInt(4, 11);
        List<OfPair<Double>> benefits = benefits(random, cities);
        double best = value(PartnerMatching.of(cities, benefits, List.of(), 1).total());
        double greedy = greedy(benefits, cities);

        assertThat(greedy).isBetween(best / 2 - 1e-9, best + 1e-9);
        double before = best;
        for (int k = 2; k < cities; k++) {
            double total =
                    value(PartnerMatching.of(cities, benefits, List.of(), k).total());
            assertThat(total).isGreaterThanOrEqualTo(before - 1e-9);
            before = total;
        }
        assertThat(before)
                .isCloseTo(
                        benefits.stream()
                                .mapToDouble(OfPair::value)
                                .filter(b -> b > 0)
                                .sum(),
                        within(1e-9));
    }

    @Seeded
    void excludingAPairNeverPromisesMore(long seed) {
        var random = new SplittableRandom(seed);
        int cities = random.nextInt(4, 11);
        List<OfPair<Double>> benefits = benefits(random, cities);
        var free = PartnerMatching.of(cities, benefits, List.of(), 2);
        OfPair<Double> first = free.pairs().get(0);

        var bound = PartnerMatching.of(cities, benefits, List.of(new Cities(first.second(), first.first())), 2);
        assertThat(value(bound.total())).isLessThanOrEqualTo(value(free.total()) + 1e-9);
        assertThat(bound.pairs()).doesNotContain(first);
    }

    @Seeded
    void alwaysTakesTheSameOfEquallyGoodChoices(long seed) {
        var random = new SplittableRandom(seed);
        var benefits = new ArrayList<>(OfPair.all(8, (i, j) -> 1.0));
        var first = PartnerMatching.of(8, benefits, List.of(), 2);
        benefits.sort(Comparator.comparingInt(pair -> random.nextInt()));

        assertThat(PartnerMatching.of(8, benefits, List.of(), 2)).isEqualTo(first);
        assertThat(first.total()).isEqualTo(new Outcome.Value(8));
    }

    @Test
    void oneCityHasNobodyToWorkWith() {
        assertThat(PartnerMatching.of(1, List.of(), List.of(), 1).total())
                .isEqualTo(new Outcome.Absent(Reason.TOO_FEW_CITIES));
        assertThat(PartnerMatching.of(2, List.of(), List.of(), 1).total()).isEqualTo(new Outcome.Value(0));
    }

    @Test
    void refusesNoPartnersAndRepeatedPairs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PartnerMatching.of(2, List.of(), List.of(), 0))
                .withMessage("0 partnerships a city, expected at least 1");
        var pair = new OfPair<>(0, 1, 0.5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PartnerMatching.of(2, List.of(pair, pair), List.of(), 1))
                .withMessageContaining("given twice");
    }

    @Test
    void aBenefitIsDifferenceNearnessAndNeed() {
        Outcome need = PartnershipBenefit.need(Outcome.of(0.4), Outcome.of(0.8));
        Outcome none = Outcome.absent(Reason.TOO_FEW_COMPONENTS);

        assertThat(value(PartnershipBenefit.of(Outcome.of(1), 300, need))).isCloseTo(0.5 / 4 * 0.6, within(1e-15));
        assertThat(PartnershipBenefit.of(Outcome.of(1), 300, none)).isEqualTo(none);
        assertThat(PartnershipBenefit.of(none, 300, need)).isEqualTo(none);
        assertThat(PartnershipBenefit.need(need, none)).isEqualTo(none);
    }

    private static List<OfPair<Double>> benefits(SplittableRandom random, int cities) {
        return OfPair.all(cities, (i, j) -> random.nextDouble(-0.2, 1)).stream()
                .filter(pair -> random.nextInt(5) > 0 || pair.first() == 0)
                .map(pair -> pair.first() + pair.second() == 1 ? new OfPair<>(0, 1, 0.5) : pair)
                .toList();
    }

    private static double bestByTrial(List<OfPair<Double>> benefits, int next, int[] partners, int k) {
        if (next == benefits.size()) {
            return 0;
        }
        OfPair<Double> pair = benefits.get(next);
        double best = bestByTrial(benefits, next + 1, partners, k);
        if (pair.value() > 0 && partners[pair.first()] < k && partners[pair.second()] < k) {
            partners[pair.first()]++;
            partners[pair.second()]++;
            best = Math.max(best, pair.value() + bestByTrial(benefits, next + 1, partners, k));
            partners[pair.first()]--;
            partners[pair.second()]--;
        }
        return best;
    }

    private static double greedy(List<OfPair<Double>> benefits, int cities) {
        var taken = new boolean[cities];
        double total = 0;
        for (OfPair<Double> pair : benefits.stream()
                .sorted(Comparator.comparingDouble(OfPair<Double>::value).reversed())
                .toList()) {
            if (pair.value() > 0 && !taken[pair.first()] && !taken[pair.second()]) {
                taken[pair.first()] = true;
                taken[pair.second()] = true;
                total += pair.value();
            }
        }
        return total;
    }

    private static int mostPartners(List<OfPair<Double>> pairs, int cities) {
        var degree = new int[cities];
        pairs.forEach(pair -> {
            degree[pair.first()]++;
            degree[pair.second()]++;
        });
        return Arrays.stream(degree).max().orElse(0);
    }
}
