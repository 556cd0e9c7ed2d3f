package io.sosw.engine.deploy;

import io.sosw.engine.deploy.template.StackPart;
import io.sosw.engine.project.EnvironmentFile;
import io.sosw.engine.setting.Setting;
import io.sosw.engine.setting.Settings;
import io.sosw.error.UserError;
import io.sosw.local.shim.TemplateProvisioning;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where a deployment goes: the command line wins over the environment's file, which wins over defaults; each value knows
 * its origin.
 *
 * @param application the stack's own name, also where it is one of several; artefacts lie below it
 * @param account the only account that may be deployed to
 * @param parameters of the template, by name
 * @param shift see {@link Shift}
 * @param parts see {@link io.sosw.engine.deploy.template.StackPart}; empty for one stack
 * @param references names of parameters whose values only name a secret
 */
record Target(
        String environment,
        String application,
        Setting stack,
        Optional<Setting> account,
        Optional<Setting> region,
        Optional<Setting> bucket,
        boolean isProtected,
        Map<String, Setting> parameters,
        Set<String> references,
        Map<String, String> tags,
        Optional<Setting> shift,
        Optional<Setting> parts,
        Optional<String> endpoint) {
    private static final String PARAMETER = "sosw.param.";
    static final String LOCAL = "local";

    static Target of(DeployPlan plan, Map<String, String> variables) {
        var settings = new Settings(plan.commandLine(), variables);
        var environment = settings.text("sosw.env", plan.pom().get("sosw.env"), LOCAL);
        var directory = Path.of(plan.directory());
        var file = EnvironmentFile.read(directory, environment.value(), environment.origin());
        boolean local = environment.value().equals(LOCAL);
        var stack = local
                ? TemplateProvisioning.stackName(directory)
                : plan.name().replaceAll("[^A-Za-z0-9]+", "-") + "-" + environment.value();
        var parameters = new TreeMap<String, Setting>();
        var references = new TreeSet<String>();
        file.parameters().forEach((name, value) -> {
            parameters.put(name, new Setting(name, value.text(), file.source() + ":" + value.line()));
            if (value.reference()) {
                references.add(name);
            }
        });
        plan.commandLine().forEach((name, value) -> {
            if (name.startsWith(PARAMETER)) {
                var parameter = name.substring(PARAMETER.length());
                parameters.put(parameter, new Setting(parameter, value, "-D" + name));
                references.remove(parameter);
            }
        });
        var named = find(settings, plan, file, "stack").orElseGet(() -> new Setting("sosw.stack", stack, "default"));
        return new Target(
                environment.value(),
                named.value(),
                named,
                find(settings, plan, file, "account"),
                find(settings, plan, file, "region"),
                find(settings, plan, file, "bucket"),
                find(settings, plan, file, "protected")
                        .map(setting -> setting.value().equals("true"))
                        .orElse(false),
                parameters,
                references,
                file.tags(),
                find(settings, plan, file, "shift")
                        .filter(setting -> !setting.value().equals("none")),
                find(settings, plan, file, "target")
                        .filter(setting -> !setting.value().equals("none")),
                local ? plan.endpoint() : Optional.empty());
    }

    private static Optional<Setting> find(Settings settings, DeployPlan plan, EnvironmentFile file, String name) {
        var property = "sosw." + name;
        var written = file.settings().get(name);
        return settings.find(property, null)
                .or(() -> Optional.ofNullable(written)
                        .map(value -> new Setting(property, value.text(), file.source() + ":" + value.line())))
                .or(() -> Optional.ofNullable(plan.pom().get(property))
                        .map(value -> new Setting(property, value, "pom.xml")));
    }

    /** The same for one of several stacks, with the parameters that it has. */
    Target of(StackPart part, Map<String, Setting> its) {
        return new Target(
                environment,
                application,
                new Setting(stack.name(), part.stack(application), stack.origin()),
                account,
                region,
                bucket,
                isProtected,
                its,
                references,
                tags,
                shift,
                parts,
                endpoint);
    }

    boolean local() {
        return environment.equals(LOCAL);
    }

    /** The values of parameters, those that only name a secret or the others. */
    Map<String, String> values(boolean referring) {
        var values = new LinkedHashMap<String, String>();
        parameters.forEach((name, setting) -> {
            if (references.contains(name) == referring) {
                values.put(name, setting.value());
            }
        });
        return values;
    }

    /** What to type to run a goal for this environment. */
    String command(String goal) {
        return "mvn sosw:" + goal + " -Dsosw.env=" + environment
                + typed(new Setting(stack.name(), application, stack.origin()))
                + region.map(Target::typed).orElse("");
    }

    private static String typed(Setting setting) {
        return setting.origin().equals("-D" + setting.name()) ? " " + setting.origin() + "=" + setting.value() : "";
    }

    /** What is to be known of a stack that is being changed while nobody waits for the end. */
    String goesOn(String goal) {
        return "What CloudFormation has begun goes on by itself: " + command("status") + " shows it, " + command(goal)
                + " takes it up.";
    }

    /** Refuses to go on in another account or region than the environment names. */
    void require(@Nullable String actualAccount, @Nullable String actualRegion) {
        differs("account", account, actualAccount, "choose the other credentials (AWS_PROFILE=…)");
        differs("region", region, actualRegion, "unset AWS_ENDPOINT_URL if it is set, it leads past the region");
    }

    private void differs(String what, Optional<Setting> wanted, @Nullable String actual, String fix) {
        if (actual != null && wanted.isPresent() && !wanted.get().value().equals(actual)) {
            throw new UserError(
                    "the environment '" + environment + "' belongs to " + what + " "
                            + wanted.get().value() + " (" + wanted.get().origin() + "), but the " + what
                            + " that answers is " + actual,
                    fix + ", or choose another environment with -Dsosw.env=NAME.",
                    "deploy-account");
        }
    }
}
