package io.sosw.engine.invoke;

import io.sosw.engine.console.Console;
import io.sosw.engine.console.Waiting;
import io.sosw.engine.run.BorrowedShim;
import io.sosw.json.Json;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Calls a function in the shim's Lambda. The result goes to one place, all else to another, so that results can be piped. */
public final class Invoker {
    private static final Duration SLACK = Duration.ofSeconds(30);
    private static final Duration UNHURRIED = Duration.ofHours(24);

    private final Console result;
    private final Console notes;
    private final boolean json;

    /**
     * @param result takes what the function answered, and nothing else
     * @param notes takes logs and reports
     * @param json whether each answer is told as one object with all that is known of the call
     */
    public Invoker(Console result, Console notes, boolean json) {
        this.result = result;
        this.notes = notes;
        this.json = json;
    }

    /** Calls as planned; false if a call failed. */
    public boolean call(CallPlan plan, Fresh classes, BorrowedShim shim) throws IOException {
        var lambda = new LambdaApi(URI.create(shim.endpoint().endpoint()));
        var variables = plan.with(shim.variables(plan.function(), plan.given()));
        plan.debugPort().ifPresent(port -> notes.line(Debugger.attachLine(port) + "; the function waits for it."));
        var answers = new ArrayList<Answer>();
        for (var i = 0; i < plan.repeat(); i++) {
            classes.bringUpToDate();
            new InPlace(plan.project(), plan.function(), plan.runtime(), plan.classPath(), variables).ensure(lambda);
            var answer = answer(plan, lambda, shim);
            answers.add(answer);
            if (json) {
                result.line(Json.write(answer.described(plan.function().name())));
            } else if (plan.repeat() == 1) {
                show(answer, shim);
            } else if (answer.failed()) {
                show(answer, shim);
            }
            if (answer.failed()) {
                break;
            }
        }
        if (plan.repeat() > 1 && !json) {
            picture(plan, answers);
        }
        return answers.stream().noneMatch(Answer::failed);
    }

    private Answer answer(CallPlan plan, LambdaApi lambda, BorrowedShim shim) throws IOException {
        var patience = plan.debugPort().isPresent()
                ? UNHURRIED
                : Duration.ofSeconds(plan.function().timeout()).plus(SLACK);
        var what = "The function is running; its log grows in " + shim.log();
        try (var waiting = Waiting.on(notes, what)) {
            return lambda.invoke(plan.function().name(), plan.event(), plan.asynchronous(), patience);
        } catch (SocketTimeoutException late) {
            throw new IOException(
                    "the shim's Lambda gave no answer within " + patience.toSeconds() + " s; its log is "
                            + plan.project().resolve(".sosw/shim/shim.log"),
                    late);
        }
    }

    private void show(Answer answer, BorrowedShim shim) {
        if (answer.status() == 202) {
            notes.line("Accepted: the event runs on its own; what it logs is in " + shim.log() + ".");
            return;
        }
        notes.text(answer.log());
        if (answer.failed()) {
            complain(answer);
        }
        result.line(answer.payload());
    }

    /** The error payload as people read it; the whole stack is in the log. */
    private void complain(Answer answer) {
        if (!(Json.parse(answer.payload()) instanceof Map<?, ?> error)) {
            return;
        }
        notes.line("The function failed: " + error.get("errorType") + ": " + error.get("errorMessage"));
        if (error.get("stackTrace") instanceof List<?> stack) {
            stack.stream().limit(1).forEach(frame -> notes.line("    at " + frame));
        }
    }

    private void picture(CallPlan plan, List<Answer> answers) throws IOException {
        var timeline = new Timeline(answers);
        timeline.lines().forEach(notes::line);
        var svg = Files.createDirectories(plan.output())
                .resolve("invoke-" + plan.function().name() + ".svg");
        Files.writeString(svg, new TimelineSvg(answers).text(plan.function().name()));
        notes.line("The picture is in " + svg + ".");
        result.line(answers.get(answers.size() - 1).payload());
    }
}
