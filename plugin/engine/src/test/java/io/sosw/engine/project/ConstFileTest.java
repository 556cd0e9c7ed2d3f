package io.sosw.engine.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConstFileTest {
    private static ConstFile parse(String... lines) {
        return ConstFile.of(YamlFile.parse("const.yml", String.join("\n", lines)));
    }

    @Test
    void nestedKeysAreJoinedByADot() {
        var values =
                parse("sql:", "  insert_statement: INSERT", "delimiter: ','").values();
        assertThat(values.get("sql.insert_statement")).isEqualTo(new ConstFile.Value("INSERT", 2));
        assertThat(values.get("delimiter")).isEqualTo(new ConstFile.Value(",", 3));
    }

    @Test
    void valuesKeepTheirTypes() {
        var values =
                parse("a: 12", "b: 1.50", "c: true", "d: '12'", "e: [x, 2]").values();
        assertThat(values.get("a").value()).isEqualTo(BigInteger.valueOf(12));
        assertThat(values.get("b").value()).isEqualTo(new BigDecimal("1.50"));
        assertThat(values.get("c").value()).isEqualTo(true);
        assertThat(values.get("d").value()).isEqualTo("12");
        assertThat(values.get("e").value()).isEqualTo(List.of("x", BigInteger.TWO));
    }

    @Test
    void aKeyWithoutAValueIsTold() {
        assertThatThrownBy(() -> parse("delimiter:")).hasMessageContaining("const.yml:1: 'delimiter' has no value");
    }

    @Test
    void aNumberThatIsNoneIsTold() {
        assertThatThrownBy(() -> parse("limit: .inf")).hasMessageContaining("'.inf' is no finite number");
    }

    @Test
    void aProjectWithoutTheFileHasNoDefaults(@TempDir Path folder) {
        assertThat(ConstFile.read(folder.resolve("const.yml")).values()).isEmpty();
    }
}
