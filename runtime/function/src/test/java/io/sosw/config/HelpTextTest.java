package io.sosw.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HelpTextTest {
    @Test
    void everyOptionIsListedWithTypeDefaultEnvironmentAndDescription() {
        var sections = new LinkedHashMap<String, List<Option<?>>>();
        sections.put("Function", List.of(ConfigLoaderTest.HOST, ConfigLoaderTest.PASS, ConfigLoaderTest.LIMIT));
        sections.put("Poller", List.of(ConfigLoaderTest.ONCE));
        sections.put("Nothing", List.of());
        var file = new Constants("const.yml", Map.of("db_host", new Constants.Constant("db", 3)));
        assertThat(HelpText.of("Usage: worker", sections, file)).isEqualTo("""
                        Usage: worker

                        Function:
                          --db_host=<text>
                              Host.
                              default: db (const.yml line 3); environment: DB_HOST
                          --db_pass=<secret>
                              Password.
                              required; environment: DB_PASS
                          --limit=<whole number>
                              Limit.
                              no default; environment: LIMIT

                        Poller:
                          --once[=<true or false>]
                              Once.
                              default: false; environment: ONCE

                        Weakest first: default, const.yml, environment, command line.
                        """);
    }
}
