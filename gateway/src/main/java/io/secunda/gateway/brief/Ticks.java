package io.secunda.gateway.brief;

import java.util.ArrayList;
import java.util.List;

/**
 * Round numbers along an axis, 1, 2, 2.5 or 5 times a power of ten apart, that enclose what is shown.
 *
 * @param step from one to the next
 * @param values in ascending order
 */
record Ticks(double step, List<Double> values) {

    private static final double[] STEPS = {1, 2, 2.5, 5, 10};

    Ticks {
        values = List.copyOf(values);
    }

    /** About {@code wanted} of them over a range, which may have no width. */
    static Ticks over(double low, double high, int wanted) {
        double from = low;
        double to = high;
        if (to - from < 1e-9 * Math.max(1, Math.abs(to))) {
            double around = to == 0 ? 1 : Math.abs(to) / 10;
            from -= around;
            to += around;
        }
        double step = round((to - from) / wanted);
        long first = (long) Math.floor(from / step + 1e-9);
        long last = (long) Math.ceil(to / step - 1e-9);
        List<Double> values = new ArrayList<>();
        for (long i = first; i <= last; i++) {
            values.add(i * step);
        }
        return new Ticks(step, values);
    }

    private static double round(double raw) {
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        for (double step : STEPS) {
            if (raw <= step * power * (1 + 1e-9)) {
                return step * power;
            }
        }
        return 10 * power;
    }

    double low() {
        return values.get(0);
    }

    double high() {
        return values.get(values.size() - 1);
    }

    /** Decimals that tell them apart. */
    int decimals() {
        int decimals = 0;
        double scaled = step;
        while (decimals < 6 && Math.abs(scaled - Math.rint(scaled)) > 1e-6) {
            scaled *= 10;
            decimals++;
        }
        return decimals;
    }
}
