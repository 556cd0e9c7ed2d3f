package io.sosw.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sosw.error.UserError;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TemplateErrorsTest {
    private static final String QUEUE = "Resources:\n  Queue:\n    Type: AWS::SQS::Queue\n";

    private static UserError refused(String text) {
        return catchThrowableOfType(UserError.class, () -> Template.parse("template.yaml", text));
    }

    @Test
    void brokenYamlIsReportedWithItsLine() {
        var error = refused("Resources:\n  Queue:\n    Type: AWS::SQS::Queue\n   Properties: {\n");
        assertThat(error.problem())
                .startsWith("Template format error: YAML not well-formed. (line 4, column 4): ")
                .endsWith("(template.yaml)");
        assertThat(error.docs()).isEqualTo("template-syntax");
    }

    @Test
    void brokenJsonIsReportedWithItsLine() {
        assertThat(refused("{\"Resources\": {\n\"Queue\" {\"Type\": \"AWS::SQS::Queue\"}}}")
                        .problem())
                .contains("YAML not well-formed. (line 2, column ");
    }

    @Test
    void aDuplicateKeyIsReportedWithBothLines() {
        assertThat(refused(QUEUE + "  Queue:\n    Type: AWS::SQS::Queue\n").problem())
                .isEqualTo("Template format error: the key 'Queue' stands here a second time, after line 3"
                        + " (template.yaml, line 4, Resources.Queue)");
    }

    @Test
    void anAliasIsRefusedSoThatNoBombCanExpand() {
        var bomb = "a: &a [x,x]\nb: &b [*a,*a]\n" + QUEUE;
        assertThat(refused(bomb).problem())
                .isEqualTo("Template format error: YAML aliases are not allowed in CloudFormation templates: *a"
                        + " (template.yaml, line 2, b[0])");
    }

    @Test
    void deepNestingIsRefusedAndNotAnOverflow() {
        var deep = "Resources: " + "[".repeat(20_000);
        assertThat(refused(deep).problem()).startsWith("Template format error: nested deeper than 100 levels");
    }

    @Test
    void aTemplateBeyondTheSizeLimitIsRefused() {
        assertThat(refused("#" + "x".repeat(Template.MAX_SIZE)).problem())
                .isEqualTo("The template template.yaml has 1048577 characters; the limit is 1048576");
    }

    @Test
    void tooManyResourcesAreRefused() {
        var many = IntStream.range(0, 501)
                .mapToObj(i -> "  Queue" + i + ": {Type: AWS::SQS::Queue}\n")
                .collect(Collectors.joining("", "Resources:\n", ""));
        assertThat(refused(many).problem()).contains("Number of Resources, 501, is greater than maximum allowed, 500");
    }

    @Test
    void anEmptyFileIsReported() {
        assertThat(refused("").problem())
                .isEqualTo("Template format error: the template is empty (template.yaml, line 1)");
        assertThat(refused("# only this\n").problem()).contains("the template is empty");
    }

    @Test
    void aSecondDocumentIsReported() {
        assertThat(refused(QUEUE + "---\na: b\n").problem()).contains("holds a second document at line 4");
    }

    @Test
    void aMissingFileNamesTheOption() {
        var error = catchThrowableOfType(UserError.class, () -> Template.read(Path.of("no-such.yaml")));
        assertThat(error.problem()).startsWith("The template no-such.yaml cannot be read");
        assertThat(error.fix()).isEqualTo("create it, or name another with --template=FILE.");
    }

    @Test
    void anUnknownSectionNamesTheKnownOnes() {
        var error = refused("Resource:\n  Queue: {}\n");
        assertThat(error.problem())
                .isEqualTo("Template format error: 'Resource' is no template section"
                        + " (template.yaml, line 2, Resource)");
        assertThat(error.fix()).contains("Resources");
    }

    @Test
    void aTemplateWithoutResourcesIsRefusedInTheWordsOfAws() {
        assertThat(refused("Description: none\n").problem())
                .startsWith("Template format error: At least one Resources member must be defined.");
    }

    @Test
    void aResourceWithoutTypeIsRefusedInTheWordsOfAws() {
        assertThat(refused("Resources:\n  Queue:\n    Properties: {A: b}\n").problem())
                .startsWith("Template format error: [/Resources/Queue] Every Resources object must contain a Type");
    }

    @Test
    void aDanglingRefNamesLineAndPath() {
        var error = refused(QUEUE + "    Properties:\n      QueueName: !Sub 'x-${Quue}'\n");
        assertThat(error.problem())
                .isEqualTo("Template format error: Unresolved resource dependencies [Quue] in the Resources block of"
                        + " the template (template.yaml, line 5, Resources.Queue.Properties.QueueName)");
        assertThat(error.fix()).isEqualTo("declare Quue, or refer to one of Queue.");
        assertThat(refused(QUEUE + "    DependsOn: Gone\n").problem()).contains("dependencies [Gone]");
        assertThat(refused(QUEUE + "Outputs:\n  O:\n    Value: !GetAtt Gone.Arn\n")
                        .problem())
                .contains("[Gone]");
    }

    @Test
    void aResourceInAConditionIsRefused() {
        assertThat(refused(QUEUE + "Conditions:\n  C: !Equals [!Ref Queue, x]\n")
                        .problem())
                .contains("Unresolved dependencies [Queue]. Cannot reference resources in the Conditions block");
    }

    @Test
    void anUndeclaredConditionIsRefused() {
        assertThat(refused(QUEUE + "    Condition: Prod\n").problem()).contains("condition dependency Prod");
    }

    @Test
    void anUnknownShortFormIsRefused() {
        assertThat(refused(QUEUE + "    Properties: {QueueName: !Reff X}\n").problem())
                .contains("unknown short form !Reff");
        assertThat(refused(QUEUE + "    Properties: {QueueName: !GetAtt Queue}\n")
                        .problem())
                .contains("!GetAtt Queue names no attribute");
    }

    @Test
    void aNameWithOtherThanLettersAndDigitsIsRefused() {
        assertThat(refused("Resources:\n  my-queue: {Type: AWS::SQS::Queue}\n").problem())
                .contains("the name 'my-queue' in Resources is not alphanumeric");
    }

    @Test
    void aCircleOfResourcesNamesItsMembers() {
        var error = refused("""
                Resources:
                  Outside: {Type: T, DependsOn: A}
                  A: {Type: T, Properties: {X: !Ref B}}
                  B: {Type: T, Properties: {X: !Sub '${C.Arn}'}}
                  C: {Type: T, DependsOn: A}
                """);
        assertThat(error.problem())
                .isEqualTo("Circular dependency between resources: [A, B, C] (template.yaml, line 3, Resources.A)");
        assertThat(error.docs()).isEqualTo("template-cycle");
    }

    @Test
    void anUnknownDeletionPolicyIsRefused() {
        assertThat(refused(QUEUE + "    DeletionPolicy: Keep\n").problem())
                .contains("Unrecognized DeletionPolicy Keep for resource Queue");
    }

    @Test
    void aListWhereAMapBelongsIsReported() {
        assertThat(refused("Resources: [a]\n").problem())
                .isEqualTo("Template format error: expected a map but found a list"
                        + " (template.yaml, line 1, Resources)");
        assertThat(refused(QUEUE + "    DependsOn: {a: b}\n").problem()).contains("expected a string but found a map");
    }
}
