package io.secunda.standalone.terminal;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * A bar where somebody looks, else one line.
 *
 * @param bar what is shown, or null where nobody looks
 */
public record Progress(@Nullable ProgressBar bar) implements AutoCloseable {

    /**
     * Begins.
     *
     * @param doing what is going on, such as {@code loading}
     * @param name of what it is done with
     * @param total how many steps it takes
     * @param unit of steps, such as {@code rows}
     */
    public static Progress begin(Terminal terminal, String doing, String name, long total, String unit) {
        if (!terminal.interactive()) {
            terminal.line("%s %s, %,d %s", doing, name, total, unit);
            return new Progress(null);
        }
        int slash = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
        return new Progress(new ProgressBarBuilder()
                .setTaskName(name.substring(slash + 1))
                .setInitialMax(total)
                .setUnit(" " + unit, 1)
                .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BAR)
                .setUpdateIntervalMillis(200)
                .clearDisplayOnFinish()
                .build());
    }

    /** One more is done. */
    public void step() {
        if (bar != null) {
            bar.step();
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
