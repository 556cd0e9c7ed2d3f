package io.sosw.engine.deploy.template;

import io.sosw.engine.project.FunctionSpec;
import io.sosw.engine.project.Project;
import io.sosw.engine.project.TemplateOutline;
import io.sosw.error.UserError;
import io.sosw.json.Json;
import io.sosw.local.template.Node;
import io.sosw.local.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The project's own template with its functions merged in. The same project gives the same text. What the template
 * declares under a generated name is taken instead of what would be generated.
 */
public final class ProjectTemplate {
    private final Project project;
    private final Artefacts artefacts;
    private final Map<String, String> parameters;
    private final Map<String, String> references;
    private final Optional<Containers> containers;
    private final FunctionPlace place;

    /**
     * @param parameters values of parameters; a change of one that a function refers to publishes a new version
     * @param references which secrets parameters name; noted in the template, since CloudFormation shows them to nobody
     */
    public ProjectTemplate(
            Project project, Artefacts artefacts, Map<String, String> parameters, Map<String, String> references) {
        this(project, artefacts, parameters, references, Optional.empty(), FunctionPlace.USUAL);
    }

    private ProjectTemplate(
            Project project,
            Artefacts artefacts,
            Map<String, String> parameters,
            Map<String, String> references,
            Optional<Containers> containers,
            FunctionPlace place) {
        this.place = place;
        this.project = project;
        this.artefacts = artefacts;
        this.parameters = Map.copyOf(parameters);
        this.references = new TreeMap<>(references);
        this.containers = containers;
    }

    /** The same with functions as containers. */
    public ProjectTemplate with(Containers chosen) {
        return new ProjectTemplate(project, artefacts, parameters, references, Optional.of(chosen), place);
    }

    /** The same with functions elsewhere. */
    public ProjectTemplate in(FunctionPlace other) {
        return new ProjectTemplate(project, artefacts, parameters, references, containers, other);
    }

    /** The template, valid as far as that can be known without asking AWS. */
    public Template render() throws IOException {
        return Template.parse("the rendered template", Json.pretty(merged(new HashMap<>())) + "\n");
    }

    /**
     * The same as one template a stack; parts without a resource are left out.
     *
     * @param application the environment's own stack name, which AWS::StackName means in all of them
     */
    public Map<StackPart, Template> separate(String application) throws IOException {
        var origins = new HashMap<String, StackPart>();
        return new Separation(merged(origins), origins, application).templates();
    }

    private Map<String, Object> merged(Map<String, StackPart> origins) throws IOException {
        var root = own();
        Cfn.child(root, "Parameters")
                .put(
                        Names.BUCKET_PARAMETER,
                        Cfn.map(
                                "Type", "String",
                                "Description", "Holds the code of the functions below sosw/<stack>/."));
        if (!references.isEmpty()) {
            Cfn.child(root, "Metadata").put("SecretParameters", references);
        }
        var resources = Cfn.child(root, "Resources");
        var outputs = Cfn.child(root, "Outputs");
        var declared = new Declared(resources);
        artefacts
                .layer()
                .filter(layer -> place.image().isEmpty())
                .ifPresent(layer -> add(
                        Map.of(LayerResource.id(layer), LayerResource.of(layer)), resources, origins, StackPart.LAYER));
        requireDistinct();
        var compute = containers.map(Containers::compute).orElse(Compute.LAMBDA);
        var part = StackPart.LAMBDA;
        for (FunctionSpec function : project.functions()) {
            add(
                    new FunctionResources(function, declared, artefacts, parameters, place).all(),
                    resources,
                    origins,
                    part);
            var triggers = new TriggerResources(function, declared, resources).all();
            ContainerResources.tell(triggers, function, compute);
            add(triggers, resources, origins, part);
            add(new LabourerResources(function, project.functions()).all(), resources, origins, part);
            outputs.putIfAbsent(Names.function(function), Cfn.map("Value", Cfn.ref(Names.alias(function))));
        }
        containers.filter(chosen -> compute.tasks()).ifPresent(chosen -> move(chosen, declared, root, origins));
        add(new QueuePolicies(resources).all(), resources, origins, StackPart.QUEUE);
        ResourceSchema.check(resources);
        return root;
    }

    private void move(Containers chosen, Declared declared, Map<String, Object> root, Map<String, StackPart> origins) {
        var resources = Cfn.child(root, "Resources");
        var outputs = Cfn.child(root, "Outputs");
        var part = StackPart.CONTAINER;
        chosen.check(project);
        if (chosen.settings().cluster().isEmpty()) {
            add(Map.of(ContainerResources.CLUSTER, ContainerResources.cluster(chosen)), resources, origins, part);
        }
        for (FunctionSpec function : project.functions()) {
            if (Containers.possible(function)) {
                add(new ContainerResources(function, declared, artefacts, chosen).all(), resources, origins, part);
                var service = ContainerResources.service(function.name());
                outputs.putIfAbsent(service, Cfn.map("Value", Cfn.attribute(service, "Name")));
            }
        }
        outputs.putIfAbsent(ContainerResources.CLUSTER, Cfn.map("Value", ContainerResources.clusterName(chosen)));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> own() throws IOException {
        Path file = project.directory().resolve(TemplateOutline.NAME);
        if (!Files.isRegularFile(file)) {
            return Cfn.map("AWSTemplateFormatVersion", "2010-09-09");
        }
        Template.read(file); // refuses with the file's own lines what is wrong in it
        var tree = Tree.of(Node.parse(TemplateOutline.NAME, Files.readString(file)));
        return (Map<String, Object>) Objects.requireNonNull(tree);
    }

    private static void add(
            Map<String, Object> generated,
            Map<String, Object> resources,
            Map<String, StackPart> origins,
            StackPart part) {
        generated.forEach((id, resource) -> {
            origins.put(id, part);
            var own = resources.putIfAbsent(id, resource);
            if (own != null && !type(own).equals(type(resource))) {
                throw new UserError(
                        "template.yaml declares " + id + " as " + type(own) + "; that is the name of the generated "
                                + type(resource),
                        "rename it in template.yaml, or declare a " + type(resource)
                                + " there, which is then used instead of the generated one.",
                        "deploy-template");
            }
        });
    }

    private static String type(Object resource) {
        return resource instanceof Map<?, ?> map ? String.valueOf(map.get("Type")) : "";
    }

    private void requireDistinct() {
        var names = new HashMap<String, String>();
        for (FunctionSpec function : project.functions()) {
            var other = names.put(Names.base(function.name()), function.name());
            if (other != null) {
                throw new UserError(
                        "the functions '" + other + "' and '" + function.name()
                                + "' (sosw.yml) would have the same logical ids in the template",
                        "rename one of them in sosw.yml.",
                        "deploy-template");
            }
        }
    }
}
