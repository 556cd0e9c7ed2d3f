package io.sosw.local.lambda.function;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionEventInvokeConfig;

/** One function with all its versions. Safe for use by several threads. */
public final class LambdaFunction {
    private final String name;
    private final Map<String, AliasConfiguration> aliases = new LinkedHashMap<>();
    private final Map<String, FunctionEventInvokeConfig> asynchronous = new LinkedHashMap<>();
    private final List<FunctionVersion> published = new ArrayList<>();
    private FunctionVersion latest;
    private Optional<Integer> reserved = Optional.empty();
    private boolean recursion;

    LambdaFunction(String name, FunctionVersion latest) {
        this.name = name;
        this.latest = latest;
    }

    public String name() {
        return name;
    }

    public synchronized FunctionVersion latest() {
        return latest;
    }

    /** Replaces {@code $LATEST}. */
    public synchronized void change(FunctionVersion version) {
        latest = version;
    }

    /** The version behind a qualifier. */
    public synchronized FunctionVersion version(String qualifier) {
        if (qualifier.equals(FunctionName.LATEST)) {
            return latest;
        }
        var alias = aliases.get(qualifier);
        var number = alias == null ? qualifier : alias.functionVersion();
        return published.stream()
                .filter(version -> version.configuration().version().equals(number))
                .findFirst()
                .orElseThrow(() -> LambdaErrors.notFound(
                        "Function not found: " + latest.configuration().functionArn() + ":" + qualifier));
    }

    /** Keeps {@code $LATEST} under the next number, unless nothing has changed since the last one. */
    public synchronized FunctionVersion publish(String description) {
        var now = latest.configuration();
        if (!published.isEmpty()) {
            var last = published.get(published.size() - 1);
            if (last.configuration().revisionId().equals(now.revisionId())) {
                return last;
            }
        }
        var number = Integer.toString(published.size() + 1);
        var arn = now.functionArn() + ":" + number;
        FunctionConfiguration configuration = now.copy(settings -> settings.version(number)
                .functionArn(arn)
                .description(description.isEmpty() ? now.description() : description));
        var version = new FunctionVersion(configuration, latest.code());
        published.add(version);
        return version;
    }

    public synchronized List<FunctionVersion> versions() {
        var all = new ArrayList<>(List.of(latest));
        all.addAll(published);
        return all;
    }

    public synchronized Map<String, AliasConfiguration> aliases() {
        return Map.copyOf(aliases);
    }

    /** Points a name to a version. */
    public synchronized AliasConfiguration alias(AliasConfiguration alias) {
        version(alias.functionVersion());
        aliases.put(alias.name(), alias);
        return alias;
    }

    public synchronized void removeAlias(String alias) {
        aliases.remove(alias);
    }

    public synchronized Optional<Integer> reserved() {
        return reserved;
    }

    /** Limits the function's environments, or no longer. */
    public synchronized void reserve(Optional<Integer> environments) {
        reserved = environments;
    }

    /** Whether chains of calls may come back without end. */
    public synchronized boolean recursionAllowed() {
        return recursion;
    }

    /** Allows or stops chains of calls that come back. */
    public synchronized void allowRecursion(boolean allowed) {
        recursion = allowed;
    }

    /** How asynchronous calls of a qualifier are treated. */
    public synchronized Optional<FunctionEventInvokeConfig> asynchronous(String qualifier) {
        return Optional.ofNullable(asynchronous.get(qualifier));
    }

    /** Sets how asynchronous calls of a qualifier are treated. */
    public synchronized void asynchronous(String qualifier, FunctionEventInvokeConfig settings) {
        asynchronous.put(qualifier, settings);
    }

    public synchronized void removeAsynchronous(String qualifier) {
        asynchronous.remove(qualifier);
    }
}
