package io.secunda.standalone.load;

import io.secunda.standalone.api.Api;
import io.secunda.standalone.api.ServerOptions;
import io.secunda.standalone.terminal.Terminal;
import io.secunda.standalone.terminal.UserError;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code load}: data folders and files into a running system. */
@Command(
        name = "load",
        description = "Loads data folders or single CSV files into a running system.",
        footerHeading = "%n",
        footer = {
            "Files of a data folder (each optional, UTF-8, also as .csv.gz where there can be many rows):",
            "  cities.csv         code,name_en,name_zh,province,lon,lat,admin_level",
            "  regions.csv        region_id,name_en,name_zh",
            "  memberships.csv    region_id,city_code,role[,from,to],source   (role: core or secondary)",
            "  observations*.csv  city_code,variable,period,value,unit,source[,status,released]",
            "  observations*.csv  also SDMX-CSV; observations*.json: SDMX-JSON, JSON-stat 2.0, the World Bank's API, the",
            "                     Chinese statistics bureau's saved answers",
            "  wide*.csv          yearbook tables with periods as columns, UTF-8 or GB18030, with preamble and footnotes",
            "  flows*.csv         origin_code,destination_code,kind,period,value,unit,source[,status,released]",
            "  agreements.csv     id[,title_en,title_zh],signed,ends,kind,participants,leads,levels,milestones_due,",
            "                     milestones_delivered,source   (lists separated by |)",
            "  codebook.yaml      what the provider's names and units mean; without it they must be ours",
            "Periods are 2023, 2023-Q2, 2023-05, 2023-W07 or 2023-05-17. Extra columns are not used, which is noted.",
            "",
            "codebook.yaml, every key optional but the territory:",
            "  territory: {id: CN, name_en: China, name_zh: 中国, windows: [5, 10]}     # or just: territory: CN",
            "  released: P1Y         # release of rows that do not say it: a date, or a span after the period",
            "  cities: {苏州市: 320500}                            # provider's city: our code",
            "  tables:                                            # what files do not say of themselves; * is anything",
            "    wide-gdp*.csv: {variable: gdp, unit: 亿元, source: Jiangsu yearbook 2024}",
            "  units: {万人: 10 000 persons}                      # provider's unit: ours",
            "  variables:                                         # provider's variable: ours",
            "    population_census: population",
            "    income: {name: disposable_income, unit: CNY per person, scale: 0.01, released: 2021-05-11}",
            "    # records that stand for another period than they are written with: the year, quarter, month or week",
            "    # they lie in, or single ones by name",
            "    wage: {name: average_wage, period: year}",
            "    heads: {name: population, periods: {FY2023: 2023, 2020-01-01/2020-01-09: 2020-01}}",
            "  define:                                            # variables of your own",
            "    - {id: jobs, name_en: Jobs, unit: persons, kind: stock, tracked: true}",
            "  derive:                                            # computed per city and period (CEL)",
            "    gdp_primary: {expression: gdp * gdp_share_primary / 100, unit: 100 million CNY}",
            "  ignore: [notes, draft_*]                           # variables and kinds of flow to leave out",
            "  flows:                                             # provider's kind of flow: ours; a list makes several",
            "    train_pairs: [rail_high_speed_trains, {name: rail_high_speed_trains_of_year, period: year}]",
            "  status: [{variable: gdp, period: 2022, status: P}]",
            "  breaks: [{variable: gdp, period: 2019}]            # status B: not comparable with before; for some cities",
            "                                                     # only, as in cities: [510100, 512000]",
            "",
            "Examples:",
            "  ./secunda load samples/china-three-regions",
            "  ./secunda load my-region --dry-run",
            "  ./secunda load figures-2023.csv --territory CN",
            "  ./secunda load my-region --url https://secunda.example.org --key sk_…"
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:every row was taken in, or known already",
            "1:the work could not be done",
            "2:wrong options",
            "3:some rows were rejected; the others went in"
        })
public final class LoadCommand implements Callable<Integer> {

    private static final int SOME_REJECTED = 3;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private final Terminal terminal;
    private final Clock clock;

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Data folder, or a CSV file (.csv or .csv.gz).")
    private List<Path> paths = List.of();

    @Option(names = "--dry-run", description = "Checks everything and takes nothing in.")
    private boolean dryRun;

    @Option(
            names = "--territory",
            paramLabel = "ID",
            description = "Territory the data are about, such as CN, where no codebook says it.")
    private @Nullable String territory;

    @Option(
            names = "--codebook",
            paramLabel = "FILE",
            description = "Codebook in place of the codebook.yaml beside the data.")
    private @Nullable Path codebook;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Where rejected rows are listed; rejected-<time>.csv in this folder by default.")
    private @Nullable Path report;

    /** @param clock names the report file */
    public LoadCommand(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        // folders that are malformed are told before anything is sent
        paths.forEach(path -> DataSet.open(path, codebook));
        Api api = server.api();
        var loader = new Loader(api, terminal, dryRun);
        Instant begin = clock.instant();
        long rows = 0;
        long rejected = 0;
        int number = 0;
        for (Path path : paths) {
            number++;
            LoadReport done = loader.load(path, codebook, territory, reportFile(number));
            rows += done.rows();
            rejected += done.rejected();
        }
        double seconds =
                Math.max(0.001, Duration.between(begin, clock.instant()).toMillis() / 1000.0);
        terminal.line("%,d rows in %.1f s (%,.0f rows/s)", rows, seconds, rows / seconds);
        return rejected > 0 ? SOME_REJECTED : 0;
    }

    private Path reportFile(int number) {
        if (report != null && number > 1) {
            throw UserError.usage("--report names one file: load one PATH at a time with it");
        }
        if (report != null) {
            return report;
        }
        String stamp = clock.instant().atZone(ZoneId.systemDefault()).format(STAMP);
        return Path.of("rejected-" + stamp + (number > 1 ? "-" + number : "") + ".csv");
    }
}
