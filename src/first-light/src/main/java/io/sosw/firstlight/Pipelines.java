package io.sosw.firstlight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The guide for pipelines, word for word, in a generated project, with its shim for AWS. */
final class Pipelines {
    private final Guide guide;
    private final Path folder;
    private final CommandLine line;

    private Pipelines(Guide guide, Path folder, CommandLine line) {
        this.guide = guide;
        this.folder = folder;
        this.line = line;
    }

    /** Plans, deploys, and deploys again without our deployer. */
    static void run(Flights flights, Path guide) throws IOException, InterruptedException {
        if (!CommandLine.hasAws()) {
            return;
        }
        var folder = flights.maven().folder();
        var world = flights.shim();
        try {
            var programs = Files.createDirectories(folder.resolve("target/programs"));
            flights.maven().script(programs);
            var line = CommandLine.in(folder, world, programs);
            new Pipelines(Guide.read(guide), folder, line).run(flights.maven(), programs);
        } finally {
            flights.stop();
        }
    }

    private void run(Maven maven, Path programs) throws IOException, InterruptedException {
        guide.write("env/prod.yml", folder);
        guide.write("deploy-role.yaml", folder);
        guide.write("deploy.sh", folder);
        line.shell(guide.block("create-secret"));
        line.shell(guide.block("flights-pipeline"));
        says(line.said("iam", "get-role", "--role-name", "deploy-flights"), "ref:refs/heads/main");

        var commands = Guide.commands(guide.block("# .github/workflows/deploy.yml"));
        if (!commands.equals(List.of("sh deploy.sh plan prod", "sh deploy.sh apply prod"))) {
            throw new IllegalStateException("the workflow runs " + commands);
        }
        says(line.shell(commands.get(0)), "Creating flights-prod", "LoadAirportsFunction", "Nothing was changed.");
        says(line.said("lambda", "list-functions"), "\"Functions\": []");
        maven.script(programs, "-DskipTests"); // the plan has run them
        says(line.shell(commands.get(1)), "Deployed flights-prod: CREATE_COMPLETE.");
        says(
                line.said("lambda", "get-alias", "--function-name", "flights-prod-load-airports", "--name", "live"),
                "\"FunctionVersion\": \"1\"");

        line.shell("aws cloudformation delete-stack --stack-name flights-prod\naws s3 mb s3://artefacts");
        line.shell("BUCKET=artefacts STACK=plain\n" + guide.block("$STACK/$key"));
        says(
                line.said("cloudformation", "describe-stacks", "--stack-name", "plain"),
                "\"StackStatus\": \"CREATE_COMPLETE\"");
        says(line.said("lambda", "list-functions"), "plain-load-airports");
    }

    private static void says(String printed, String... texts) {
        for (String text : texts) {
            if (!printed.contains(text)) {
                throw new IllegalStateException("not said: " + text + "\n" + printed);
            }
        }
    }
}
