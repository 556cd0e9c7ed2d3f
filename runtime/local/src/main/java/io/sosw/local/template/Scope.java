package io.sosw.local.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values that {@code Ref} gives besides resources.
 *
 * @param values parameter and pseudo parameter name to text or list of texts
 */
public record Scope(Map<String, Object> values) {

    /**
     * @param parameters as {@link ParameterValues} resolved them
     */
    public static Scope of(Pseudo pseudo, Map<String, Object> parameters) {
        var values = new LinkedHashMap<>(parameters);
        values.put("AWS::AccountId", pseudo.accountId());
        values.put("AWS::Region", pseudo.region());
        values.put("AWS::StackName", pseudo.stackName());
        values.put("AWS::StackId", pseudo.stackId());
        values.put("AWS::NotificationARNs", pseudo.notificationArns());
        values.put("AWS::Partition", "aws");
        values.put("AWS::URLSuffix", "amazonaws.com");
        values.put("AWS::NoValue", NoValue.NO_VALUE);
        return new Scope(Map.copyOf(values));
    }

    String region() {
        return String.valueOf(values.get("AWS::Region"));
    }

    /** Who and where the stack is. */
    public record Pseudo(
            String accountId, String region, String stackName, String stackId, List<String> notificationArns) {}
}
