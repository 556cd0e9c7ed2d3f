package io.sosw.local.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.config.Config;
import io.sosw.error.UserError;
import io.sosw.local.junit.Invocations;
import io.sosw.wrapper.dispatch.Dispatcher;
import io.sosw.wrapper.dispatch.EventHandler;
import io.sosw.wrapper.dispatch.FunctionDescriptor;
import io.sosw.wrapper.dispatch.LoadedFunction;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class WarmCodeTest {
    private static final List<String> CLASSES = List.of("Edited", "Edited$Later", "Edited$Context");

    @TempDir
    Path folder;

    private final List<String> notes = new ArrayList<>();
    private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    private String broken = "";
    private int rests;

    @BeforeEach
    void begin() throws IOException {
        Witness.OPEN.set(0);
        Witness.CLOSED.clear();
        Witness.entered = new CountDownLatch(1);
        Witness.held = new CountDownLatch(1);
        edit(0);
    }

    @AfterEach
    void letGo() {
        Witness.held.countDown();
    }

    /** Same sizes and one time stamp throughout, as within one tick of a coarse clock: only the content differs. */
    private void edit(int number) throws IOException {
        for (String name : CLASSES) {
            var own = "/io/sosw/local/reload/" + name + ".class";
            try (var in = WarmCodeTest.class.getResourceAsStream(own)) {
                var text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
                var file = folder.resolve(own.substring(1));
                Files.createDirectories(file.getParent());
                Files.write(file, text.replace("edit-0000", edited(number)).getBytes(StandardCharsets.ISO_8859_1));
                Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
            }
        }
    }

    private static String edited(int number) {
        return String.format("edit-%04d", number);
    }

    private EventHandler handler() {
        var code = new WarmCode(
                new Folders(List.of(folder), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)),
                WarmCodeTest.class.getClassLoader(),
                () -> {
                    if (!broken.isEmpty()) {
                        throw new UserError(broken, "mend it.", "broken-edit");
                    }
                },
                this::rest,
                notes::add);
        return code.handler(loader -> {
            loaders.add(new WeakReference<>(loader));
            return Dispatcher.start(
                    LoadedFunction.load(new FunctionDescriptor("edited", Edited.class.getName()), loader),
                    Config.fixed(),
                    System.getLogger("io.sosw.reload"));
        });
    }

    private void rest() {
        rests++;
        if (rests == 3) {
            broken = "";
        }
    }

    @Test
    void eachOf200EditsIsServedByTheNextCallAndLeavesNothingBehind() throws Exception {
        var random = new Random(4);
        var number = 0;
        try (var handler = handler()) {
            for (var i = 1; i <= 200; i++) {
                number = i;
                edit(i);
                for (var calls = random.nextInt(3); calls >= 0; calls--) {
                    assertThat(handler.handle("go", Invocations.fixed())).isEqualTo(edited(i));
                }
            }
            assertThat(Witness.OPEN).hasValue(1);
            assertThat(Witness.CLOSED).hasSize(200).doesNotHaveDuplicates().doesNotContain(edited(number));
            assertThat(loaders).hasSize(201);
            assertThat(alive()).isLessThanOrEqualTo(2);
        }
        assertThat(Witness.OPEN).hasValue(0);
    }

    /** One is in use, one may still be on the stack of a compiled frame. */
    private long alive() {
        for (var tries = 0; tries < 20; tries++) {
            System.gc();
            if (loaders.stream().filter(each -> each.get() != null).count() <= 2) {
                break;
            }
        }
        return loaders.stream().filter(each -> each.get() != null).count();
    }

    @Test
    void whatHasBegunEndsInTheOldCodeWhileNewCallsRunTheNew() throws Exception {
        try (var handler = handler()) {
            var old = CompletableFuture.supplyAsync(() -> answer(handler, "hold"), work -> new Thread(work).start());
            assertThat(Witness.entered.await(10, TimeUnit.SECONDS)).isTrue();
            edit(1);

            assertThat(handler.handle("go", Invocations.fixed())).isEqualTo(edited(1));
            assertThat(Witness.OPEN).hasValue(2);
            assertThat(old).isNotDone();
            Witness.held.countDown();
            assertThat(old.get(10, TimeUnit.SECONDS)).isEqualTo(edited(0));
            assertThat(handler.handle("go", Invocations.fixed())).isEqualTo(edited(1));
            assertThat(Witness.CLOSED).containsExactly(edited(0));
        }
    }

    private static Object answer(EventHandler handler, String event) {
        try {
            return handler.handle(event, Invocations.fixed());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aBrokenEditIsAnsweredWithItsProblemAndNeverWithOldCode() throws Exception {
        try (var handler = handler()) {
            broken = "Edited.java:3: error: ';' expected";
            assertThatThrownBy(() -> handler.handle("go", Invocations.fixed()))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining(broken);
            broken = "";
            edit(1);
            assertThat(handler.handle("go", Invocations.fixed())).isEqualTo(edited(1));
        }
    }

    @Test
    void anEventWaitsUntilTheEditIsMended() throws Exception {
        try (var handler = handler()) {
            broken = "Edited.java:3: error: ';' expected";
            assertThat(handler.awaitReady(() -> false)).isTrue();
            assertThat(rests).isEqualTo(3);
            assertThat(notes).hasSize(2);
            assertThat(notes.get(0)).startsWith("An event waits until this is mended: Edited.java:3: error:");
            assertThat(notes.get(1)).isEqualTo("Mended: the event goes on.");

            broken = "again";
            assertThat(handler.awaitReady(() -> true)).isFalse();
        }
    }

    @Test
    void aFunctionThatCannotStartIsTriedAgainAfterTheNextEdit() throws Exception {
        try (var handler = handler()) {
            var context = folder.resolve("io/sosw/local/reload/Edited$Context.class");
            var bytes = Files.readAllBytes(context);
            Files.write(context, new byte[] {1, 2, 3});
            assertThatThrownBy(() -> handler.handle("go", Invocations.fixed())).isInstanceOf(ClassFormatError.class);
            Files.write(context, bytes);
            assertThat(handler.handle("go", Invocations.fixed())).isEqualTo(edited(0));
        }
    }
}
