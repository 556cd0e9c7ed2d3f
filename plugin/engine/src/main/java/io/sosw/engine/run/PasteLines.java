package io.sosw.engine.run;

import io.sosw.engine.project.FunctionSpec;
import io.sosw.engine.project.Project;
import io.sosw.engine.project.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What to paste into a second terminal to look into the shim: the seed's playground. */
final class PasteLines {
    private final Project project;
    private final ShimEndpoint shim;

    PasteLines(Project project, ShimEndpoint shim) {
        this.project = project;
        this.shim = shim;
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("Paste into another terminal:");
        lines.add("  export AWS_ENDPOINT_URL=" + shim.endpoint() + " AWS_REGION=" + shim.region()
                + " AWS_DEFAULT_REGION=" + shim.region() + " AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local");
        shim.resources().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .forEach(resource -> add(lines, resource));
        var sql = shim.sql();
        if (sql != null) {
            lines.add("  mysql -h " + sql.host() + " -P " + sql.port() + " -u " + sql.user() + " -p" + sql.password()
                    + " " + sql.database());
        }
        project.functions()
                .forEach(function -> lines.add("  mvn sosw:" + goal(function) + " -Dsosw.func=" + function.name()));
        lines.add("  mvn sosw:shim-stop");
        return lines;
    }

    /** Only what reads a queue can run by itself. */
    private static String goal(FunctionSpec function) {
        return function.trigger() instanceof Trigger.Queue ? "run" : "invoke";
    }

    private void add(List<String> lines, ShimEndpoint.Resource resource) {
        if (resource.type().equals("AWS::S3::Bucket")) {
            lines.add("  aws --endpoint-url=" + shim.endpoint() + " s3 cp data/ s3://" + resource.physicalName()
                    + "/ --recursive");
        } else if (resource.type().equals("AWS::SQS::Queue")) {
            lines.add("  aws --endpoint-url=" + shim.endpoint() + " sqs receive-message --queue-url " + resource.ref());
        }
    }
}
