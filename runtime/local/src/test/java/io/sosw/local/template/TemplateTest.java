package io.sosw.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {

    @Test
    void jsonIsReadAsWellAsYaml() {
        var json = "{\n\t\"AWSTemplateFormatVersion\": \"2010-09-09\",\n\t\"Resources\": {\n\t\t\"Q\": {\n"
                + "\t\t\t\"Type\": \"AWS::SQS::Queue\",\n\t\t\t\"Properties\": {\"QueueName\": \"a\\/b\\u00e9 \\ud83d\\ude00\","
                + " \"DelaySeconds\": 5}}}}\n";
        var template = Template.parse("t.json", json);
        var values = new Evaluation(template, new Scope(Map.of()), References.none())
                .properties(template.resources().get("Q"));
        assertThat(values).containsEntry("QueueName", "a/bé 😀");
    }

    @Test
    void resourcesComeInTheOrderOfNeedElseOfTheFile() {
        var template = Template.parse("t.yaml", """
                Resources:
                  Bucket: {Type: T, DependsOn: [Policy], Properties: {N: !GetAtt Queue.Arn}}
                  Second: {Type: T}
                  Policy: {Type: T, Properties: {Queues: [!Ref Queue], X: {Fn::Sub: ['${a}', {a: !Ref Last}]}}}
                  Queue: {Type: T}
                  Last: {Type: T}
                """);
        assertThat(Dependencies.order(template.resources()))
                .containsExactly("Second", "Queue", "Last", "Policy", "Bucket");
    }

    @Test
    void aResourceWhoseConditionFailsIsNotThere() {
        var template = Template.parse("t.yaml", """
                Parameters: {Env: {Type: String, Default: lab}}
                Conditions: {Prod: !Equals [!Ref Env, prod]}
                Resources:
                  A: {Type: T, Condition: Prod}
                  B: {Type: T, DependsOn: A}
                """);
        var evaluation = new Evaluation(template, new Scope(Map.of("Env", "lab")), References.none());
        assertThat(evaluation.resources().keySet()).containsExactly("B");
        assertThat(Dependencies.order(evaluation.resources())).isEqualTo(List.of("B"));
    }

    @Test
    void outputsKeepNameValueAndExport() {
        var template = Template.parse("t.yaml", """
                Resources: {Q: {Type: AWS::SQS::Queue, DeletionPolicy: Retain}}
                Outputs:
                  Url: {Description: d, Value: !Ref Q, Export: {Name: !Sub '${AWS::StackName}-url'}}
                """);
        var output = template.outputs().get("Url");
        assertThat(output.description()).isEqualTo("d");
        assertThat(output.export()).isNotNull();
        assertThat(template.resources().get("Q").deletionPolicy()).isEqualTo("Retain");
    }
}
