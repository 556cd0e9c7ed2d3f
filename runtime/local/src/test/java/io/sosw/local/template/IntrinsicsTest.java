package io.sosw.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sosw.error.UserError;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntrinsicsTest {
    private static final References MADE = new References() {
        @Override
        public Object ref(String logicalId, Place from) {
            return logicalId.toLowerCase(java.util.Locale.ROOT);
        }

        @Override
        public Object attribute(String logicalId, String attribute, Place from) {
            return logicalId + "/" + attribute;
        }

        @Override
        public Object importValue(String exportName, Place from) {
            return "imported " + exportName;
        }
    };

    private static Object value(String expression) {
        var template = Template.parse("t.yaml", """
                Parameters:
                  Names: {Type: CommaDelimitedList, Default: 'a, b,c'}
                  Env: {Type: String, Default: prod}
                Mappings:
                  Sizes:
                    prod: {memory: 512, zones: [x, y]}
                    lab: {memory: 128}
                Conditions:
                  IsProd: !Equals [!Ref Env, prod]
                  IsLab: !Equals [!Ref Env, lab]
                  Both: !And [!Condition IsProd, Condition: IsLab]
                  Either: !Or [!Condition IsProd, !Condition IsLab]
                  NotLab: !Not [!Condition IsLab]
                Resources:
                  Queue: {Type: AWS::SQS::Queue}
                  Probe:
                    Type: Probe
                    Properties:
                      Value: %s
                """.formatted(expression));
        var pseudo = new Scope.Pseudo("000000000000", "eu-west-1", "my-stack", "arn:stack", List.of());
        var scope = Scope.of(pseudo, ParameterValues.resolve(template, Map.of(), name -> name));
        var probe = template.resources().get("Probe");
        return new Evaluation(template, scope, MADE).properties(probe).getOrDefault("Value", "(none)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            !Ref Queue                                        | queue
            {Ref: Queue}                                      | queue
            {"Ref": "Env"}                                    | prod
            !GetAtt Queue.Arn                                 | Queue/Arn
            !GetAtt [Queue, Some.Thing]                       | Queue/Some.Thing
            {Fn::GetAtt: [Queue, Arn]}                        | Queue/Arn
            {Fn::GetAtt: Queue.Arn}                           | Queue/Arn
            !Sub '${Env}-${Queue.Arn}-${!Raw}-${AWS::Region}' | prod-Queue/Arn-${Raw}-eu-west-1
            !Sub ['${x}-${Env}', {x: !Ref Queue}]             | queue-prod
            !Sub ['${x}', {x: '$1\\'}]                        | $1\\
            !Join ['-', [a, !Ref Env, 3]]                     | a-prod-3
            !Join ['', !Ref Names]                            | abc
            !Select [1, !Ref Names]                           | b
            !Select ['2', !Split [':', 'x:y:z']]              | z
            !FindInMap [Sizes, !Ref Env, memory]              | 512
            !Select [0, !FindInMap [Sizes, prod, zones]]      | x
            !FindInMap [Sizes, none, memory, {DefaultValue: 7}] | 7
            !Base64 hello                                     | aGVsbG8=
            {Fn::Base64: !Sub '${Env}'}                       | cHJvZA==
            !Select [0, !GetAZs '']                           | eu-west-1a
            !Select [1, !Cidr [10.0.0.0/16, 3, 8]]            | 10.0.1.0/24
            !Select [5, !Cidr [192.168.0.0/24, 6, 5]]         | 192.168.0.160/27
            !ImportValue shared                               | imported shared
            !If [IsProd, big, small]                          | big
            !If [Both, yes1, no1]                             | no1
            !If [Either, yes1, no1]                           | yes1
            !If [NotLab, yes1, no1]                           | yes1
            !If [IsLab, x, !Ref AWS::NoValue]                 | (none)
            !Ref AWS::AccountId                               | 000000000000
            !Sub 'arn:${AWS::Partition}:x.${AWS::URLSuffix}'  | arn:aws:x.amazonaws.com
            000000000000                                      | 000000000000
            1.50                                              | 1.50
            2012-10-17                                        | 2012-10-17
            !Length [a, b]                                    | 2
            !ToJsonString {a: [1, true, 'q"']}                | {"a":[1,true,"q\\""]}
            """)
    void givesWhatAwsGives(String expression, String expected) {
        assertThat(Texts.text(value(expression), new Place("", 1, ""))).isEqualTo(expected.replace("\\\\", "\\"));
    }

    @Test
    void noValueDropsItemsAndEntries() {
        assertThat(value("[a, !Ref AWS::NoValue, {b: !Ref AWS::NoValue, c: 1}]"))
                .isEqualTo(List.of("a", Map.of("c", BigDecimal.ONE)));
    }

    @Test
    void aConditionInsideAPolicyIsPlainData() {
        assertThat(value("{Condition: {ArnLike: {aws:SourceArn: !GetAtt Queue.Arn}}}"))
                .isEqualTo(Map.of("Condition", Map.of("ArnLike", Map.of("aws:SourceArn", "Queue/Arn"))));
    }

    @Test
    void booleansStayBooleans() {
        assertThat(value("true")).isEqualTo(true);
        assertThat(value("'true'")).isEqualTo("true");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            !Select [3, !Ref Names]           | Fn::Select cannot select nonexistent value at index 3
            !FindInMap [Sizes, lab, zones]    | Unable to get mapping for Sizes::lab::zones
            !Join ['-', text]                 | expected a list but the expression gives one value
            !Join ['-']                       | Fn::Join takes 2 arguments but has 1
            !Sub '${Names}'                   | expected a string but the expression gives a list
            !If [Unknown, a, b]               | Unresolved condition dependency Unknown
            !Cidr [10.0.0.0/24, 9, 5]         | 9 blocks of 5 bits do not fit into 10.0.0.0/24
            !Cidr [ten, 1, 5]                 | Fn::Cidr cannot read the block 'ten'
            {Fn::Transform: {Name: x}}        | the function Fn::Transform is not supported here
            {Ref: Queue, Other: x}            | Ref stands beside other keys: [Ref, Other]
            {a: }                             | 'null' values are not allowed in templates
            """)
    void aMistakeIsReportedWithItsPlace(String expression, String problem) {
        var error = catchThrowableOfType(UserError.class, () -> value(expression));
        assertThat(error.problem()).contains(problem).contains("(t.yaml, line 19, Resources.Probe.Properties.Value");
    }
}
