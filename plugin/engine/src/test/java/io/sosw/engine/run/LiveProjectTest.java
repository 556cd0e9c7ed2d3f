package io.sosw.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.engine.console.Complaint;
import io.sosw.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveProjectTest {
    @TempDir
    Path folder;

    private final List<String> made = new ArrayList<>();
    private LiveProject<String> live;

    @BeforeEach
    void aProjectThatHasRun() throws IOException {
        write("sosw.yml", "reads Raw");
        write("template.yaml", "Raw");
        var template = folder.resolve("template.yaml");
        live = new LiveProject<>(new Declared(), template, () -> made.add(Files.readString(template)));
        live.refresh();
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private final class Declared implements Declaration<String> {
        @Override
        public List<Path> poms() {
            return List.of();
        }

        @Override
        public Declaration<String> reread() {
            return this;
        }

        @Override
        public List<Path> files() {
            return List.of(folder.resolve("sosw.yml"), folder.resolve("template.yaml"));
        }

        @Override
        public void compile() {}

        @Override
        public String plan() throws IOException {
            var functions = Files.readString(folder.resolve("sosw.yml"));
            if (!functions.endsWith(Files.readString(folder.resolve("template.yaml")))) {
                throw new UserError("they do not fit", "mend them.", "sosw-yml");
            }
            return functions;
        }

        @Override
        public void warmUp() {}
    }

    @Test
    void theShimKeepsWhatAnUnfitTemplateLeavesOut() throws IOException {
        write("template.yaml", "Rw");

        assertThatThrownBy(live::refresh).isInstanceOf(UserError.class);
        assertThatThrownBy(live::refresh).isInstanceOf(UserError.class);
        assertThat(made).isEmpty();

        write("template.yaml", "Raw");
        live.refresh();
        assertThat(made).as("mended to what it was").isEmpty();
    }

    @Test
    void aTemplateIsMadeOnce() throws IOException {
        write("template.yaml", "News");
        write("sosw.yml", "reads News");
        live.refresh();
        write("sosw.yml", "writes News");

        assertThat(live.refresh()).isEqualTo("writes News");
        assertThat(made).containsExactly("News");
    }

    @Test
    void whatTheShimCannotMakeIsToldWithOneFix() {
        var told = ShimTemplate.mistake(new UserError("no Dd", "declare Dd", "template-reference").getMessage());

        assertThat(Complaint.text(told))
                .startsWith("no Dd\n  Fix: declare Dd; until then the shim keeps what it has.\n  See: ")
                .endsWith("#template-reference");
        assertThat(ShimTemplate.mistake("out of memory")).hasMessageContaining("says now: out of memory");
    }
}
