package io.sosw.local.dynamodb.expression;

import static io.sosw.local.dynamodb.Attributes.attributes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

class ExpressionErrorsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | The expression can not be empty;",
                "a = | Syntax error; token: \"<EOF>\", near: \"=\"",
                "a = :n b | Syntax error; token: \"b\", near: \":n b\"",
                "a-b = :n | Syntax error; token: \"-\", near: \"a-b\"",
                "a | Syntax error; token: \"<EOF>\", near: \"a\"",
                "(a = :n | Syntax error; token: \"<EOF>\", near: \":n\"",
                "AND = :n | Syntax error; token: \"AND\", near: \"AND =\"",
                "status = :n | Attribute name is a reserved keyword; reserved keyword: status",
                "a = :missing | An expression attribute value used in expression is not defined; attribute value: :missing",
                "#x = :n | An expression attribute name used in the document path is not defined; attribute name: #x",
                "((a = :n)) | The expression has redundant parentheses;",
                "a = ((:n)) | The expression has redundant parentheses;",
                "foo(a) | Invalid function name; function: foo",
                "if_not_exists(a, :n) | The function is not allowed in a condition expression; function: if_not_exists",
                "size(a) | The function is not allowed to be used this way in an expression; function: size",
                "a = begins_with(a, :s) | The function is not allowed to be used this way in an expression; function: begins_with",
                "contains(a) | Incorrect number of operands for operator or function; operator or function: contains, number of operands: 1",
                "begins_with(a, :n) | Incorrect operand type for operator or function; operator or function: begins_with, operand type: N",
                "attribute_exists(:n) | Operator or function requires a document path; operator or function: attribute_exists",
                "attribute_type(a, :s) | Invalid attribute type name found; type: text, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}",
                "a = a | The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [a]",
                "a < :set | Incorrect operand type for operator or function; operator or function: <, operand type: SS",
                "a BETWEEN :n AND :less | The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {N:5}, upper bound operand: AttributeValue: {N:1}",
                "a BETWEEN :n AND :s | The BETWEEN operator requires same data type for lower and upper bounds; lower bound operand: AttributeValue: {N:5}, upper bound operand: AttributeValue: {S:text}"
            })
    void aWrongConditionIsNamed(String source, String problem) {
        assertInvalid(
                () -> expressions().condition("FilterExpression", source), "Invalid FilterExpression: " + problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "INVALID SYNTAX | Syntax error; token: \"INVALID\", near: \"INVALID SYNTAX\"",
                "SET a | Syntax error; token: \"<EOF>\", near: \"a\"",
                "SET a = :n SET b = :n | The \"SET\" section can only be used once in an update expression;",
                "SET a.b = :n, a = :n | Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a]",
                "SET a.b = :n, a[1] = :n | Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a, [1]]",
                "SET a = size(b) | The function is not allowed in an update expression; function: size",
                "SET a = if_not_exists(:n, :n) | Operator or function requires a document path; operator or function: if_not_exists",
                "SET a = list_append(:n, b) | Incorrect operand type for operator or function; operator or function: list_append, operand type: N",
                "SET a = b + :s | Incorrect operand type for operator or function; operator or function: +, operand type: S",
                "ADD a :s | Incorrect operand type for operator or function; operator: ADD, operand type: STRING, typeSet: ALLOWED_FOR_ADD_OPERAND",
                "DELETE a :n | Incorrect operand type for operator or function; operator: DELETE, operand type: NUMBER, typeSet: ALLOWED_FOR_DELETE_OPERAND",
                "SET a = :missing | An expression attribute value used in expression is not defined; attribute value: :missing",
                "REMOVE name | Attribute name is a reserved keyword; reserved keyword: name"
            })
    void aWrongUpdateIsNamed(String source, String problem) {
        assertInvalid(() -> expressions().update(source), "Invalid UpdateExpression: " + problem);
    }

    @Test
    void aWrongProjectionIsNamed() {
        assertInvalid(
                () -> expressions().projection("!!!"),
                "Invalid ProjectionExpression: Syntax error; token: \"!\", near: \"!!\"");
        assertInvalid(
                () -> expressions().projection("a[99999999999]"),
                "Invalid ProjectionExpression: List index is not within the allowable range; index: [99999999999]");
    }

    @Test
    void whatNoExpressionUsesIsNamed() {
        var names = new Expressions(Substitutions.of(Map.of("#unused", "a"), null));
        names.projection("b");
        assertInvalid(
                names::rejectUnused,
                "Value provided in ExpressionAttributeNames unused in expressions: keys: {#unused}");
        var values = new Expressions(Substitutions.of(null, attributes(":unused", 1)));
        assertInvalid(
                values::rejectUnused,
                "Value provided in ExpressionAttributeValues unused in expressions: keys: {:unused}");
    }

    @Test
    void wrongPlaceholdersAreNamed() {
        assertInvalid(
                () -> Substitutions.of(Map.of("a", "b"), null),
                "ExpressionAttributeNames contains invalid key: Syntax error; key: \"a\"");
        assertInvalid(() -> Substitutions.of(Map.of(), null), "ExpressionAttributeNames must not be empty");
        assertInvalid(
                () -> Substitutions.of(
                        null,
                        attributes(":a", software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN("x"))),
                "ExpressionAttributeValues contains invalid value: The parameter cannot be converted to a numeric "
                        + "value: x for key :a");
    }

    @Test
    void aTooLongExpressionIsRejectedBeforeItIsRead() {
        assertInvalid(
                () -> expressions().condition("FilterExpression", "a".repeat(4097)),
                "Invalid FilterExpression: Expression size has exceeded the maximum allowed size; expression size: 4097");
    }

    @Test
    void parenthesesWithoutEndDoNotExhaustTheStack() {
        assertThatThrownBy(() -> expressions().condition("FilterExpression", "(".repeat(4000)))
                .isInstanceOf(DynamoDbException.class);
        assertThatThrownBy(() -> expressions().condition("FilterExpression", "NOT ".repeat(1000) + "a = :n"))
                .isInstanceOf(DynamoDbException.class);
        assertThatThrownBy(() -> expressions().update("SET a = " + "(".repeat(4000)))
                .isInstanceOf(DynamoDbException.class);
    }

    private static Expressions expressions() {
        return new Expressions(
                Substitutions.of(null, attributes(":n", 5, ":less", 1, ":s", "text", ":set", Set.of("a"))));
    }

    private static void assertInvalid(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DynamoDbException.class,
                        e -> assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(message));
    }
}
