package io.secunda.benchmarks.report;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A command line of {@code --name value}; each option is taken out, and what is left over at the end is unknown. */
public final class Options {

    private final Map<String, String> given = new TreeMap<>();

    private Options() {}

    /** A benchmark that reads its options and runs. */
    public interface Program {
        /** @throws IllegalArgumentException for options that cannot be used */
        void run(Options options) throws Exception;
    }

    /** Runs a benchmark; with wrong options it ends with status 2, with a system that does not answer with 1. */
    public static void run(String usage, String[] args, Program program) throws Exception {
        try {
            program.run(parse(args));
        } catch (IllegalArgumentException e) {
            end(2, e.getMessage() + "; usage: " + usage);
        } catch (IllegalStateException e) {
            end(1, String.valueOf(e.getMessage()));
        }
        System.out.flush();
    }

    private static void end(int status, String line) {
        System.err.println(line);
        System.exit(status);
    }

    /** Reads a command line. */
    static Options parse(String... args) {
        var options = new Options();
        for (int i = 0; i < args.length; i += 2) {
            if (!args[i].startsWith("--") || i + 1 == args.length) {
                throw new IllegalArgumentException(args[i] + ": expected --option value");
            }
            options.given.put(args[i], args[i + 1]);
        }
        return options;
    }

    /** A text that must be given. */
    public String required(String name) {
        String text = given.remove(name);
        if (text == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return text;
    }

    /** A text. */
    public String text(String name, String otherwise) {
        String text = given.remove(name);
        return text == null ? otherwise : text;
    }

    /** A whole number of 0 or more. */
    public int number(String name, int otherwise) {
        return whole(name, text(name, String.valueOf(otherwise)));
    }

    /** Whole numbers with commas between them. */
    public List<Integer> numbers(String name, String otherwise) {
        return Arrays.stream(text(name, otherwise).split(",", -1))
                .map(part -> whole(name, part))
                .toList();
    }

    private static int whole(String name, String text) {
        if (!text.matches("\\d{1,9}")) {
            throw new IllegalArgumentException(name + " " + text + ": expected a whole number");
        }
        return Integer.parseInt(text);
    }

    /** To be called when all options are taken: nothing may be left. */
    public void end() {
        if (!given.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown option " + given.keySet().iterator().next());
        }
    }
}
