package io.sosw.local.cloudformation;

import io.sosw.local.world.Ids;
import io.sosw.local.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.model.Output;

/** All stacks, the deleted ones too. Safe for use by several threads. */
final class Stacks {
    private final World world;
    private final List<StoredStack> all = new ArrayList<>();

    Stacks(World world) {
        this.world = world;
    }

    World world() {
        return world;
    }

    synchronized List<StoredStack> all() {
        return List.copyOf(all);
    }

    synchronized List<StoredStack> living() {
        return all.stream().filter(stack -> !stack.isDeleted()).toList();
    }

    /** By name among the living, by id among all. */
    synchronized Optional<StoredStack> find(String nameOrId) {
        return all.stream()
                .filter(stack -> stack.id.equals(nameOrId) || stack.name.equals(nameOrId) && !stack.isDeleted())
                .findFirst();
    }

    StoredStack get(String nameOrId) {
        return find(nameOrId).orElseThrow(() -> Refusals.noStack(nameOrId));
    }

    synchronized StoredStack add(String name) {
        if (!name.matches("[a-zA-Z][-a-zA-Z0-9]{0,127}")) {
            throw Refusals.invalid("1 validation error detected: Value '" + name
                    + "' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern:"
                    + " [a-zA-Z][-a-zA-Z0-9]*");
        }
        var stack =
                new StoredStack(name, arn("stack/" + name + "/"), world.clock().instant());
        all.add(stack);
        return stack;
    }

    /** A CloudFormation ARN that ends in a fresh id. */
    String arn(String resource) {
        return "arn:aws:cloudformation:" + world.region() + ":" + world.accountId() + ":" + resource
                + Ids.uuid(world.random());
    }

    /** Who exports a name. */
    Optional<StoredStack> exporter(String exportName) {
        return living().stream()
                .filter(stack -> stack.outputs.stream().anyMatch(output -> exportName.equals(output.exportName())))
                .findFirst();
    }

    /** The id of another living stack that has the resource. */
    Optional<String> owner(String type, String physicalId, StoredStack except) {
        return living().stream()
                .filter(stack -> stack != except)
                .filter(stack -> stack.resources.values().stream()
                        .anyMatch(each ->
                                each.type().equals(type) && each.physicalId().equals(physicalId)))
                .map(stack -> stack.id)
                .findFirst();
    }

    Optional<String> exported(String exportName) {
        return living().stream()
                .flatMap(stack -> stack.outputs.stream())
                .filter(output -> exportName.equals(output.exportName()))
                .map(Output::outputValue)
                .findFirst();
    }

    /** Who imports a name. */
    List<String> importers(String exportName) {
        return living().stream()
                .filter(stack -> stack.imports.contains(exportName))
                .map(stack -> stack.name)
                .toList();
    }
}
