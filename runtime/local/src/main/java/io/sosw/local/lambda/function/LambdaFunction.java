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
    private final Policy policy = new Policy();
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

    /** Who may call it. */
    public Policy policy() {
        return policy;
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
        return numbered(alias == null ? qualifier : alias.functionVersion(), qualifier);
    }

    /**
     * The version that one call of a qualifier reaches: of an alias with two versions, the additional one as often as its
     * weight says.
     *
     * @param chance from 0 to 1, without 1
     */
    public synchronized FunctionVersion route(String qualifier, double chance) {
        var alias = aliases.get(qualifier);
        if (alias != null && alias.routingConfig() != null) {
            for (var weight : alias.routingConfig().additionalVersionWeights().entrySet()) {
                if (chance < weight.getValue()) {
                    return numbered(weight.getKey(), qualifier);
                }
            }
        }
        return version(qualifier);
    }

    private FunctionVersion numbered(String number, String qualifier) {
        if (number.equals(FunctionName.LATEST)) {
            return latest;
        }
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
        var version = new FunctionVersion(configuration, latest.code(), latest.layers());
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
        numbered(alias.functionVersion(), alias.functionVersion());
        var routing = alias.routingConfig();
        if (routing != null && !routing.additionalVersionWeights().isEmpty()) {
            checkRouting(alias.functionVersion(), routing.additionalVersionWeights());
        }
        aliases.put(alias.name(), alias);
        return alias;
    }

    private void checkRouting(String version, Map<String, Double> weights) {
        if (weights.size() > 1) {
            throw LambdaErrors.invalid("The number of items in AdditionalVersionWeights cannot be greater than 1");
        }
        weights.forEach((additional, weight) -> {
            if (version.equals(FunctionName.LATEST) || additional.equals(FunctionName.LATEST)) {
                throw LambdaErrors.invalid("$LATEST is not supported for an alias pointing to more than 1 version");
            }
            if (additional.equals(version)) {
                throw LambdaErrors.invalid("AdditionalVersionWeights must name another version than the alias does");
            }
            if (!(weight >= 0 && weight <= 1)) {
                throw LambdaErrors.invalid(
                        "The weight of version " + additional + " is " + weight + ", and must be between 0.0 and 1.0");
            }
            numbered(additional, additional);
        });
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
