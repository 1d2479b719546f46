package io.secunda.formats;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a table with periods as columns says around its figures: what its columns are, and what stands before and behind
 * them.
 *
 * @param header place of the header line among the lines
 * @param periods period of each column that has one, by its place
 * @param labels place of what is not a period, by what it is: city, variable, unit, source
 * @param said what stands before and behind the figures: city, variable, unit, source
 * @param footnotes text behind the figures
 */
record WideTable(
        int header,
        Map<Integer, String> periods,
        Map<String, Integer> labels,
        Map<String, String> said,
        List<String> footnotes) {

    static final String CITY = "city";
    static final String VARIABLE = "variable";
    static final String UNIT = "unit";
    static final String SOURCE = "source";

    private static final Map<String, Set<String>> WORDS = Map.of(
            CITY, Set.of("地区", "城市", "地市", "市", "行政区划", "city", "city_code", "area", "region", "地区名称", "城市名称"),
            VARIABLE, Set.of("指标", "指标名称", "项目", "indicator", "variable", "item"),
            UNIT, Set.of("单位", "计量单位", "unit"),
            SOURCE, Set.of("来源", "数据来源", "资料来源", "source"));
    private static final Pattern SAID = Pattern.compile("\\s*([^：:]{1,20}?)\\s*[：:]\\s*(\\S.*?)\\s*");

    /** Reads what is around the figures; null when no line heads columns of periods. */
    static @Nullable WideTable of(List<CsvRecord> lines) {
        for (int i = 0; i < lines.size(); i++) {
            List<String> cells = lines.get(i).getFields();
            Map<Integer, String> periods = periods(cells);
            if (!periods.isEmpty() && !periods.containsKey(0) && (periods.size() > 1 || named(cells.get(0)))) {
                return of(lines, i, periods);
            }
        }
        return null;
    }

    /** The cells of a line that are periods, by their place. */
    static Map<Integer, String> periods(List<String> cells) {
        Map<Integer, String> periods = new TreeMap<>();
        for (int j = 0; j < cells.size(); j++) {
            String period = WidePeriods.of(cells.get(j));
            if (period != null) {
                periods.put(j, period);
            }
        }
        return periods;
    }

    /** Whether a line behind the header is one again: named like the header, and all else in it are periods. */
    boolean headsAgain(CsvRecord line, List<String> header) {
        List<String> cells = line.getFields();
        boolean alike = cells.get(0).strip().equals(header.get(0).strip()) || named(cells.get(0));
        return alike
                && !periods(cells).isEmpty()
                && periods.keySet().stream()
                        .filter(place -> place < cells.size())
                        .map(cells::get)
                        .allMatch(cell -> cell.isBlank() || WidePeriods.of(cell) != null);
    }

    /** Names in the header that are neither periods nor understood. */
    List<String> unused(List<String> header) {
        List<String> unused = new ArrayList<>();
        for (int j = 0; j < header.size(); j++) {
            String name = header.get(j).strip();
            if (!name.isEmpty() && !periods.containsKey(j) && !labels.containsValue(j)) {
                unused.add(name);
            }
        }
        return unused;
    }

    private static boolean named(String cell) {
        String plain = cell.strip().toLowerCase(Locale.ROOT);
        return WORDS.values().stream().anyMatch(words -> words.contains(plain));
    }

    private static WideTable of(List<CsvRecord> lines, int header, Map<Integer, String> periods) {
        Map<String, String> said = new LinkedHashMap<>();
        for (CsvRecord line : lines.subList(0, header)) {
            line.getFields().forEach(cell -> take(cell, said));
        }
        List<String> footnotes = new ArrayList<>();
        for (CsvRecord line : lines.subList(header + 1, lines.size())) {
            String text = String.join(" ", line.getFields()).strip();
            if (!text.isEmpty() && !hasFigure(line, periods)) {
                footnotes.add(text);
                take(text, said);
            }
        }
        return new WideTable(header, periods, labels(lines.get(header).getFields(), periods, said), said, footnotes);
    }

    /** Whether anything stands under a period. */
    static boolean hasFigure(CsvRecord line, Map<Integer, String> periods) {
        List<String> cells = line.getFields();
        return periods.keySet().stream()
                .anyMatch(place -> place < cells.size() && !cells.get(place).isBlank());
    }

    /** {@code 指标：地区生产总值(亿元)}. What is said first stands. */
    private static void take(String cell, Map<String, String> said) {
        Matcher m = SAID.matcher(cell);
        if (m.matches()) {
            String word = m.group(1).toLowerCase(Locale.ROOT);
            WORDS.forEach((what, words) -> {
                if (words.contains(word)) {
                    said.putIfAbsent(what, m.group(2));
                }
            });
        }
    }

    private static Map<String, Integer> labels(
            List<String> header, Map<Integer, String> periods, Map<String, String> said) {
        Map<String, Integer> labels = new LinkedHashMap<>();
        for (int j = 0; j < header.size(); j++) {
            String name = header.get(j).strip().toLowerCase(Locale.ROOT);
            int place = j;
            if (!periods.containsKey(j)) {
                WORDS.forEach((what, words) -> {
                    if (words.contains(name)) {
                        labels.putIfAbsent(what, place);
                    }
                });
            }
        }
        if (!labels.containsKey(CITY) && !labels.containsKey(VARIABLE)) {
            labels.put(said.containsKey(CITY) ? VARIABLE : CITY, 0);
        }
        return labels;
    }
}
