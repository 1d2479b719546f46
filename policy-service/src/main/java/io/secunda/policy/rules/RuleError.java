package io.secunda.policy.rules;

/**
 * What is wrong with a rule, and where.
 *
 * @param file path of the file
 * @param line from 1
 * @param column from 1
 * @param found what stands there
 * @param expected what should
 */
public record RuleError(String file, int line, int column, String found, String expected) {

    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": found " + found + ", expected " + expected;
    }
}
