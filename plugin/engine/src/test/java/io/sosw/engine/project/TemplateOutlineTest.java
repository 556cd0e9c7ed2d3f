package io.sosw.engine.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TemplateOutlineTest {
    private static TemplateOutline parse(String... lines) {
        return TemplateOutline.of(YamlFile.parse("template.yaml", String.join("\n", lines)));
    }

    @Test
    void shortFormsOfFunctionsAreNoHindrance() {
        var outline = parse(
                "Resources:",
                "  Raw:",
                "    Type: AWS::S3::Bucket",
                "    Properties: {BucketName: !Sub '${AWS::StackName}-raw', Queue: !GetAtt [Q, Arn]}");
        assertThat(outline.types()).containsEntry("Raw", "AWS::S3::Bucket");
        assertThat(outline.declares("AWS::RDS::DBInstance")).isFalse();
    }

    @Test
    void aResourceWithoutATypeIsTold() {
        assertThatThrownBy(() -> parse("Resources:", "  Raw: {}"))
                .hasMessageContaining("template.yaml:2: resource 'Raw' has no Type");
    }

    @Test
    void aSyntaxErrorIsToldWithItsLine() {
        assertThatThrownBy(() -> parse("Resources:", "  Raw:", "   Type: [AWS::S3::Bucket", "Outputs: {}"))
                .hasMessageContaining("template.yaml:4: not YAML: ");
    }
}
