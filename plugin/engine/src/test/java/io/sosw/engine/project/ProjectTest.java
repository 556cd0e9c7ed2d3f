package io.sosw.engine.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.error.UserError;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProjectTest {
    private static Project project(String... names) {
        var lines = new StringBuilder("functions:\n");
        List.of(names).forEach(name -> lines.append("  " + name + ": {class: a.B}\n"));
        var none = new TemplateOutline("template.yaml", false, Map.of());
        return new Project(
                "flights",
                Path.of("."),
                FunctionsFile.parse(YamlFile.parse("sosw.yml", lines.toString()), FunctionDefaults.STANDARD, none),
                new ConstFile("const.yml", Map.of()),
                none);
    }

    @Test
    void theOnlyFunctionNeedsNoName() {
        assertThat(project("load").function(null, "default").name()).isEqualTo("load");
    }

    @Test
    void amongSeveralOneMustBeChosen() {
        assertThatThrownBy(() -> project("load", "clean").function(null, "default"))
                .isInstanceOfSatisfying(UserError.class, error -> {
                    assertThat(error.problem())
                            .isEqualTo("the project has 2 functions and none was chosen: load, clean");
                    assertThat(error.fix()).isEqualTo("add -Dsosw.func=load.");
                });
    }

    @Test
    void aFunctionThatIsNotDeclaredIsTold() {
        assertThatThrownBy(() -> project("load", "clean").function("laod", "-Dsosw.func"))
                .isInstanceOfSatisfying(
                        UserError.class,
                        error -> assertThat(error.problem())
                                .isEqualTo(
                                        "there is no function 'laod' (-Dsosw.func) in sosw.yml; did you mean 'load'?"));
    }
}
