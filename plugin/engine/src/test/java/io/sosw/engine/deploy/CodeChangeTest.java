package io.sosw.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CodeChangeTest {
    private static String template(String digit, String memory, String version) {
        return """
            {"Resources": {"F": {"Type": "AWS::Lambda::Function", "Properties": {"MemorySize": %s,
              "Code": {"S3Key": {"Fn::Sub": "sosw/${AWS::StackName}/%s.zip"}}}},
             "FVersion%s": {"Type": "AWS::Lambda::Version"},
             "Live": {"Properties": {"FunctionVersion": {"Fn::GetAtt": ["FVersion%s", "Version"]}}}}}
            """.formatted(memory, digit.repeat(64), version, version);
    }

    @Test
    void keysAndVersionsMayDiffer() {
        assertThat(CodeChange.functions(template("a", "1", "0123456789"), template("b", "1", "abcdef0123")))
                .containsExactly("F");
    }

    @Test
    void nothingElseMay() {
        var deployed = template("a", "1", "0123456789");
        assertThat(CodeChange.functions(deployed, template("b", "2", "abcdef0123")))
                .isEmpty();
        assertThat(CodeChange.functions(deployed, deployed)).isEmpty();
        assertThat(CodeChange.functions("Resources: {}", deployed)).isEmpty();
        var queue = "{\"Resources\": {\"MyVersion0123456789\": {\"Type\": \"AWS::SQS::Queue\"}}}";
        assertThat(CodeChange.functions(queue, queue.replace("0123456789", "abcdef0123")))
                .isEmpty();
    }
}
