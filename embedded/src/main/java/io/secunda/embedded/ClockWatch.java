package io.secunda.embedded;

/**
 * Ends a process when the clock of the machine was put back, so that it is started again: Kafka measures on the wall clock
 * what it waits for, and could wait until that is where it was before. Steps of some seconds it outlives by itself.
 */
final class ClockWatch {

    private static final int TRY_AGAIN = 75;
    private static final long LOOK_MS = 1_000;
    private static final long OUTLIVED_MS = 10_000;
    /** Longer than an orderly stop takes, which may wait for what no longer moves. */
    private static final long PATIENCE_MS = 20_000;

    private ClockWatch() {}

    static void start() {
        daemon("clock-watch", ClockWatch::watch);
    }

    private static void watch() {
        long ahead = ahead();
        try {
            while (true) {
                Thread.sleep(LOOK_MS);
                long before = ahead;
                ahead = ahead();
                if (before - ahead > OUTLIVED_MS) {
                    System.err.printf("the clock was put back by %d s%n", (before - ahead) / 1_000);
                    daemon("clock-watch-end", ClockWatch::endAnyway);
                    System.exit(TRY_AGAIN);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How far the wall clock is ahead of one that only goes forward. */
    private static long ahead() {
        return System.currentTimeMillis() - System.nanoTime() / 1_000_000;
    }

    private static void endAnyway() {
        try {
            Thread.sleep(PATIENCE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(TRY_AGAIN);
    }

    private static void daemon(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
