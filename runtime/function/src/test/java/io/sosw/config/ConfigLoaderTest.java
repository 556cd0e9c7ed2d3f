package io.sosw.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sosw.error.UserError;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfigLoaderTest {
    enum Mode {
        FAST,
        VERY_CAREFUL
    }

    static final Option<String> HOST = Option.text("db_host", "Host.").orElse("127.0.0.1");
    static final Option<Integer> PORT =
            Option.integer("db_port", "Port.").between(1, 65535).orElse(3306);
    static final Option<Secret> PASS = Option.secret("db_pass", "Password.");
    static final Option<Boolean> ONCE = Option.flag("once", "Once.");
    static final Option<Duration> WAIT = Option.duration("wait", "Wait.").orElse(Duration.ofSeconds(20));
    static final Option<Mode> MODE = Option.choice("mode", "Mode.", Mode.class).orElse(Mode.FAST);
    static final Option<List<String>> COLUMNS =
            Option.list("columns", "Columns.").orElse(List.of());
    static final Option<BigDecimal> RATE = Option.decimal("rate", "Rate.").orElse(BigDecimal.ONE);
    static final Option<Long> BIG = Option.longInteger("big", "Big.").orElse(0L);
    static final Option<Optional<Integer>> LIMIT =
            Option.integer("limit", "Limit.").between(0, 9).optional();
    static final Option<String> REGION =
            Option.text("region", "Region.").env("AWS_DEFAULT_REGION").orElse("us-east-1");

    private static final List<Option<?>> ALL =
            List.of(HOST, PORT, PASS, ONCE, WAIT, MODE, COLUMNS, RATE, BIG, LIMIT, REGION);
    private static final Constants FILE = new Constants(
            "const.yml",
            Map.of("db_host", new Constants.Constant("file", 3), "columns", constant(List.of("iata", 7L), 4)));

    private static Constants.Constant constant(Object value, int line) {
        return new Constants.Constant(value, line);
    }

    private static Config load(Map<String, String> environment, String... arguments) {
        return new ConfigLoader(ALL).load(new Sources(FILE, environment, Arrays.asList(arguments), true));
    }

    private static String problemOf(Map<String, String> environment, String... arguments) {
        return catchThrowableOfType(UserError.class, () -> load(environment, arguments))
                .problem();
    }

    @Test
    void theDefaultsFileBeatsTheCodeTheEnvironmentTheFileAndTheCommandLineAll() {
        assertThat(load(Map.of(), "--db_pass=x").get(PORT)).isEqualTo(3306);
        assertThat(load(Map.of(), "--db_pass=x").get(HOST)).isEqualTo("file");
        assertThat(load(Map.of("DB_HOST", "env"), "--db_pass=x").get(HOST)).isEqualTo("env");
        assertThat(load(Map.of("DB_HOST", "env"), "--db_pass=x", "--db_host", "arg")
                        .get(HOST))
                .isEqualTo("arg");
    }

    @Test
    void everyValueKnowsItsOrigin() {
        var config = load(Map.of("AWS_DEFAULT_REGION", "eu-west-1"), "--db_pass=x");
        assertThat(config.origin(PORT).text()).isEqualTo("default");
        assertThat(config.origin(HOST).text()).isEqualTo("const.yml line 3");
        assertThat(config.origin(REGION).text()).isEqualTo("environment variable AWS_DEFAULT_REGION");
        assertThat(config.origin(PASS).text()).isEqualTo("command line");
    }

    @Test
    void valuesHaveTheirTypes() {
        var config = load(
                Map.of("RATE", "0.10", "BIG", "9007199254740993"),
                "--db_pass=p=q",
                "--once",
                "--wait=5m",
                "--mode=very-careful",
                "--limit",
                "7");
        assertThat(config.get(PASS)).isEqualTo(Secret.of("p=q"));
        assertThat(config.get(ONCE)).isTrue();
        assertThat(config.get(WAIT)).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.get(MODE)).isEqualTo(Mode.VERY_CAREFUL);
        assertThat(config.get(COLUMNS)).containsExactly("iata", "7");
        assertThat(config.get(RATE)).isEqualByComparingTo("0.10");
        assertThat(config.get(BIG)).isEqualTo(9007199254740993L);
        assertThat(config.get(LIMIT)).contains(7);
    }

    @Test
    void anOptionalValueMayBeAbsent() {
        assertThat(load(Map.of(), "--db_pass=x").get(LIMIT)).isEmpty();
    }

    @Test
    void aFlagTakesTheNextArgumentOnlyIfItIsTrueOrFalse() {
        assertThat(load(Map.of("ONCE", "true"), "--once", "false", "--db_pass=x")
                        .get(ONCE))
                .isFalse();
        assertThat(load(Map.of(), "--once", "--db_pass=x").get(ONCE)).isTrue();
    }

    @Test
    void theLastOfSeveralArgumentsWins() {
        assertThat(load(Map.of(), "--db_pass=x", "--db_port=1", "--db_port=2").get(PORT))
                .isEqualTo(2);
    }

    @Test
    void allProblemsComeInOneMessageEachWithItsOrigin() {
        var problem = problemOf(
                Map.of("DB_PORT", "99999", "WAIT", "soon", "ONCE", "yes"),
                "--db_hots=x",
                "--mode=slow",
                "stray",
                "--limit",
                "--rate=1,5");
        assertThat(problem).isEqualTo("""
                        The configuration has 9 problems:
                          - unknown option --db_hots, did you mean --db_host? (command line)
                          - argument 3 belongs to no option (command line)
                          - --limit has no value (command line)
                          - db_port: '99999' must be between 1 and 65535 (environment variable DB_PORT)
                          - db_pass is missing: give --db_pass, environment variable DB_PASS, or db_pass in const.yml
                          - once: 'yes' is neither true nor false (environment variable ONCE)
                          - wait: 'soon' is not a duration such as 500ms, 30s, 5m or 1h (environment variable WAIT)
                          - mode: 'slow' is not one of fast, very_careful (command line)
                          - rate: '1,5' is not a decimal number (command line)
                        """);
    }

    @Test
    void oneProblemIsOneLine() {
        assertThatThrownBy(() -> load(Map.of("DB_PORT", "12a"), "--db_pass=x"))
                .isInstanceOf(UserError.class)
                .hasMessage("The configuration has a problem: db_port: '12a' is not a whole number (environment"
                        + " variable DB_PORT). Fix: correct what is named above; --help lists every option with its"
                        + " type and default. See: https://github.com/sosw/sosw-java/blob/main/docs/"
                        + "troubleshooting.md#configuration");
    }

    @Test
    void anUnknownNameInTheDefaultsFileIsReportedWithItsLine() {
        var file = new Constants("const.yml", Map.of("db_prt", constant(1L, 12)));
        var loader = new ConfigLoader(List.of(PORT));
        assertThatThrownBy(() -> loader.load(new Sources(file, Map.of(), List.of(), true)))
                .hasMessageContaining("unknown name db_prt, did you mean db_port? (const.yml line 12)");
        assertThat(loader.load(new Sources(file, Map.of(), List.of(), false)).get(PORT))
                .isEqualTo(3306);
    }

    @Test
    void aSecretIsMaskedInEveryPrintAndError() {
        var strict = Option.secret("pin", "Pin.").must(pin -> pin.reveal().length() == 4, "of four digits");
        var sources = new Sources(Constants.none(), Map.of("PIN", "hunter2"), List.of(), true);
        assertThatThrownBy(() -> new ConfigLoader(List.of(strict)).load(sources))
                .hasMessageContaining("pin: '******' must be of four digits (environment variable PIN)")
                .hasMessageNotContaining("hunter2");
        var config = load(Map.of(), "--db_pass=hunter2");
        assertThat(config + ConfigReport.text(config) + ConfigReport.json(config) + sources)
                .contains("******")
                .doesNotContain("hunter2");
    }

    @Test
    void twoDifferentOptionsOfOneNameAreADefect() {
        var other = Option.text("db_port", "Another.");
        assertThatThrownBy(() -> new ConfigLoader(List.of(PORT, other)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Two different options are called --db_port");
        assertThat(new ConfigLoader(List.of(PORT, PORT)).options()).containsExactly(PORT);
    }

    @Test
    void anUndeclaredOptionIsADefect() {
        var config = load(Map.of(), "--db_pass=x");
        assertThatThrownBy(() -> config.get(Option.text("other", "Other.").orElse("y")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--other is not among the options() that the context's factory declares");
    }
}
