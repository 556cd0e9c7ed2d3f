package io.sosw.engine.deploy.template;

import io.sosw.engine.project.FunctionSpec;
import io.sosw.engine.project.Use;
import io.sosw.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What registers a function with the orchestrator: its record as a parameter, which the stack owns, so that it comes and
 * goes with the function and no other stack can have one of that name; and the right of the Orchestrator to invoke it.
 */
final class LabourerResources {
    private static final String ROLE = "/orchestrator-role";
    private static final List<String> NOT_RECORDED = List.of("id", "settings_path", "tasks_table", "meta_table");

    private final FunctionSpec function;
    private final List<FunctionSpec> project;
    private final String base;

    /**
     * @param project all functions of the project; the Orchestrator may be one of them
     */
    LabourerResources(FunctionSpec function, List<FunctionSpec> project) {
        this.function = function;
        this.project = project;
        this.base = Names.base(function.name());
    }

    Map<String, Object> all() {
        var all = new LinkedHashMap<String, Object>();
        orchestrated(function)
                .ifPresent(path -> all.put(
                        base + "RoleArn",
                        parameter(path + ROLE, "Who invokes labourers.", Cfn.attribute(base + "Role", "Arn"))));
        if (!function.labourer().isEmpty()) {
            var path = text("settings_path");
            all.put(
                    base + "Labourer",
                    parameter(
                            path + "/labourers/" + text("id"),
                            "A labourer, declared in sosw.yml.",
                            Cfn.sub(Json.write(recorded()))));
            all.put(base + "Orchestrated", allowed(path));
        }
        return all;
    }

    private Map<String, Object> recorded() {
        var recorded = new LinkedHashMap<String, Object>();
        recorded.put("arn", "${" + base + "Live}");
        recorded.put("registered_by", "stack ${AWS::StackName}, sosw.yml:" + function.line());
        function.labourer().forEach((name, value) -> {
            if (!NOT_RECORDED.contains(name)) {
                recorded.put(name, value);
            }
        });
        return recorded;
    }

    /** The Orchestrator of this project gets a policy; that of another one is let in by the function itself. */
    private Map<String, Object> allowed(String path) {
        var orchestrator = project.stream()
                .filter(each -> orchestrated(each).filter(path::equals).isPresent())
                .findFirst();
        if (orchestrator.isEmpty()) {
            return Cfn.resource(
                    "AWS::Lambda::Permission",
                    Cfn.map(
                            "FunctionName", Cfn.ref(base + "Live"),
                            "Action", "lambda:InvokeFunction",
                            "Principal", Cfn.text("{{resolve:ssm:" + path + ROLE + "}}")));
        }
        var statement = Cfn.map(
                "Effect", "Allow",
                "Action", List.of("lambda:InvokeFunction"),
                "Resource", List.of(Cfn.ref(base + "Live")));
        return Cfn.resource(
                "AWS::IAM::Policy",
                Cfn.map(
                        "PolicyName",
                        "invoke-" + function.name(),
                        "Roles",
                        List.of(Cfn.ref(Names.base(orchestrator.get().name()) + "Role")),
                        "PolicyDocument",
                        Cfn.map("Version", "2012-10-17", "Statement", List.of(statement))));
    }

    private static Map<String, Object> parameter(String name, String description, Object value) {
        return Cfn.resource(
                "AWS::SSM::Parameter",
                Cfn.map("Name", Cfn.text(name), "Description", description, "Type", "String", "Value", value));
    }

    private static Optional<String> orchestrated(FunctionSpec function) {
        return function.uses().stream()
                .filter(use -> use.kind().equals("labourers") && use.access().equals("invoke"))
                .map(Use::resource)
                .findFirst();
    }

    private String text(String name) {
        return String.valueOf(function.labourer().get(name));
    }
}
