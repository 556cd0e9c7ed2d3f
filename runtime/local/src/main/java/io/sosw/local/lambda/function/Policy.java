package io.sosw.local.lambda.function;

import io.sosw.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;

/** Who may call a function, for the function itself and for each qualifier. Safe for use by several threads. */
public final class Policy {
    private static final String NOTHING = "The resource you requested does not exist.";

    private final Map<String, Map<String, Map<String, Object>>> statements = new TreeMap<>();

    Policy() {}

    /**
     * Adds a statement.
     *
     * @param qualifier empty for the function itself
     * @param resource the ARN that the statement is about
     * @return the statement as JSON
     */
    public synchronized String add(String qualifier, String resource, AddPermissionRequest request) {
        var statement = new LinkedHashMap<String, Object>();
        statement.put("Sid", request.statementId());
        statement.put("Effect", "Allow");
        statement.put("Principal", principal(request.principal()));
        statement.put("Action", request.action());
        statement.put("Resource", resource);
        var condition = new LinkedHashMap<String, Object>();
        condition(condition, "StringEquals", "AWS:SourceAccount", request.sourceAccount());
        condition(condition, "StringEquals", "lambda:EventSourceToken", request.eventSourceToken());
        condition(condition, "StringEquals", "lambda:FunctionUrlAuthType", request.functionUrlAuthTypeAsString());
        condition(condition, "StringEquals", "aws:PrincipalOrgID", request.principalOrgID());
        condition(condition, "ArnLike", "AWS:SourceArn", request.sourceArn());
        if (!condition.isEmpty()) {
            statement.put("Condition", condition);
        }
        var those = statements.computeIfAbsent(qualifier, any -> new LinkedHashMap<>());
        if (those.putIfAbsent(request.statementId(), statement) != null) {
            throw LambdaErrors.conflict(
                    "The statement id (" + request.statementId()
                            + ") provided already exists. Please provide a new statement id, or remove the existing statement.");
        }
        return Json.write(statement);
    }

    private static Object principal(String principal) {
        if (principal.equals("*")) {
            return principal;
        }
        if (principal.matches("[0-9]{12}")) {
            return Map.of("AWS", "arn:aws:iam::" + principal + ":root");
        }
        return principal.startsWith("arn:") ? Map.of("AWS", principal) : Map.of("Service", principal);
    }

    @SuppressWarnings("unchecked")
    private static void condition(Map<String, Object> condition, String operator, String key, @Nullable String value) {
        if (value != null) {
            ((Map<String, Object>) condition.computeIfAbsent(operator, any -> new LinkedHashMap<String, Object>()))
                    .put(key, value);
        }
    }

    /** Removes a statement. */
    public synchronized void remove(String qualifier, String id) {
        var those = statements.get(qualifier);
        if (those == null || those.remove(id) == null) {
            throw LambdaErrors.notFound("Statement " + id + " is not found in resource policy.");
        }
        if (those.isEmpty()) {
            statements.remove(qualifier);
        }
    }

    /** As JSON. */
    public synchronized String text(String qualifier) {
        var those = statements.get(qualifier);
        if (those == null) {
            throw LambdaErrors.notFound(NOTHING);
        }
        var policy = new LinkedHashMap<String, Object>();
        policy.put("Version", "2012-10-17");
        policy.put("Id", "default");
        policy.put("Statement", List.copyOf(those.values()));
        return Json.write(policy);
    }
}
