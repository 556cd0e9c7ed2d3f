package io.sosw.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sosw.error.UserError;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterValuesTest {

    private static Map<String, Object> resolve(String parameters, Map<String, String> given) {
        var text = "Parameters:\n  " + parameters + "\nResources:\n  Q: {Type: AWS::SQS::Queue}\n";
        return ParameterValues.resolve(Template.parse("t.yaml", text), given, name -> "ssm " + name);
    }

    private static String refused(String parameters, Map<String, String> given) {
        return catchThrowableOfType(UserError.class, () -> resolve(parameters, given))
                .problem();
    }

    @Test
    void whatIsGivenBeatsTheDefault() {
        assertThat(resolve("P: {Type: String, Default: a}", Map.of())).containsEntry("P", "a");
        assertThat(resolve("P: {Type: String, Default: a}", Map.of("P", "b"))).containsEntry("P", "b");
        assertThat(resolve("P: {Type: Number, Default: 7}", Map.of())).containsEntry("P", "7");
    }

    @Test
    void listsAreSplitAndStripped() {
        assertThat(resolve("P: {Type: List<Number>, Default: '1, 2'}", Map.of()))
                .containsEntry("P", List.of("1", "2"));
        assertThat(resolve("P: {Type: CommaDelimitedList, Default: ''}", Map.of()))
                .containsEntry("P", List.of());
    }

    @Test
    void anSsmTypeReadsTheParameterThatTheValueNames() {
        assertThat(resolve("P: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /a/b}", Map.of()))
                .containsEntry("P", "ssm /a/b");
    }

    @Test
    void missingOnesAreNamedTogether() {
        var error = catchThrowableOfType(
                UserError.class, () -> resolve("A: {Type: String}\n  B: {Type: String}", Map.of()));
        assertThat(error.problem()).isEqualTo("Parameters: [A, B] must have values (t.yaml)");
        assertThat(error.fix()).startsWith("give a value for A, or add");
    }

    @Test
    void anUnknownOneIsNamed() {
        assertThat(refused("A: {Type: String, Default: x}", Map.of("B", "1")))
                .isEqualTo("Parameters: [B] do not exist in the template (t.yaml)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {Type: String, AllowedValues: [lab, prod]} | dev | must be one of AllowedValues: lab, prod; it is 'dev'
            {Type: String, AllowedPattern: '[a-z]+'}   | A1  | must match pattern [a-z]+; it is 'A1'
            {Type: String, MinLength: 3}               | ab  | must contain at least 3 characters; it is 'ab'
            {Type: String, MaxLength: 1}               | ab  | must contain at most 1 characters; it is 'ab'
            {Type: Number}                             | ten | must be a number; it is 'ten'
            {Type: Number, MinValue: 5}                | 4   | must be a number not less than 5; it is '4'
            {Type: Number, MaxValue: 5}                | 6   | must be a number not greater than 5; it is '6'
            {Type: String, MaxLength: 1, NoEcho: true} | pw  | must contain at most 1 characters; it is '****'
            {Type: String, AllowedPattern: '['}        | x   | AllowedPattern of parameter P is no regular expression
            {Type: Strnig}                             | x   | the type of parameter P is 'Strnig'
            """)
    void aValueOutsideTheBoundsIsRefused(String declaration, String value, String problem) {
        assertThat(refused("P: " + declaration, Map.of("P", value))).contains(problem);
    }

    @Test
    void aRuleThatFailsSaysItsDescription() {
        var template = Template.parse("t.yaml", """
                Parameters: {Env: {Type: String}, Size: {Type: String, Default: small}}
                Rules:
                  ProdIsBig:
                    RuleCondition: !Equals [!Ref Env, prod]
                    Assertions:
                      - Assert: {Fn::Contains: [[big, huge], !Ref Size]}
                        AssertDescription: production needs a big one
                Resources: {Q: {Type: AWS::SQS::Queue}}
                """);
        var pseudo = new Scope.Pseudo("0", "r", "s", "i", List.of());
        var lab = ParameterValues.resolve(template, Map.of("Env", "lab"), name -> name);
        new Evaluation(template, Scope.of(pseudo, lab), References.none()).checkRules();
        var prod = ParameterValues.resolve(template, Map.of("Env", "prod"), name -> name);
        var rules = new Evaluation(template, Scope.of(pseudo, prod), References.none());
        assertThat(catchThrowableOfType(UserError.class, rules::checkRules).problem())
                .contains("rule ProdIsBig failed: production needs a big one");
    }
}
