package io.sosw.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.engine.project.ConstFile;
import io.sosw.engine.project.FunctionSpec;
import io.sosw.engine.project.Project;
import io.sosw.engine.project.TemplateOutline;
import io.sosw.engine.project.Trigger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PasteLinesTest {
    @Test
    void theLinesNameEveryPlaceAsItIs() {
        var shim = new ShimEndpoint(
                1,
                Instant.EPOCH,
                4566,
                "http://127.0.0.1:4566",
                "us-east-1",
                Map.of(
                        "Raw", new ShimEndpoint.Resource("AWS::S3::Bucket", "raw-data", Map.of()),
                        "Q", new ShimEndpoint.Resource("AWS::SQS::Queue", "http://127.0.0.1:4566/0/q", Map.of())),
                new ShimEndpoint.Sql("127.0.0.1", 13306, "root", "password", "activity"));
        var project = new Project(
                "flights",
                Path.of("."),
                List.of(function("load", new Trigger.Queue("Q", 10, 0)), function("page", null)),
                new ConstFile("const.yml", Map.of()),
                new TemplateOutline("template.yaml", false, Map.of()));
        assertThat(new PasteLines(project, shim).lines())
                .contains(
                        "  aws --endpoint-url=http://127.0.0.1:4566 s3 cp data/ s3://raw-data/ --recursive",
                        "  aws --endpoint-url=http://127.0.0.1:4566 sqs receive-message --queue-url http://127.0.0.1:4566/0/q",
                        "  mysql -h 127.0.0.1 -P 13306 -u root -ppassword activity",
                        "  mvn sosw:run -Dsosw.func=load",
                        "  mvn sosw:invoke -Dsosw.func=page",
                        "  mvn sosw:shim-stop");
    }

    private static FunctionSpec function(String name, @Nullable Trigger trigger) {
        return new FunctionSpec(name, 1, "a.B", "", trigger, 64, 30, Map.of(), 0, List.of(), List.of(), 0, Map.of());
    }
}
