package io.sosw.local.dynamodb.definition;

import io.sosw.local.dynamodb.table.Table;
import io.sosw.local.dynamodb.table.Tables;
import io.sosw.local.dynamodb.value.Rejection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.Tag;
import software.amazon.awssdk.services.dynamodb.model.TagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.TagResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceResponse;

/** Tags of tables. */
public final class TableTags {
    private static final Pattern TABLE_ARN =
            Pattern.compile("arn:aws[a-z-]*:dynamodb:[a-z0-9-]+:[0-9]+:table/[a-zA-Z0-9_.-]{3,255}");

    private final Tables tables;
    private final Map<String, Map<String, String>> byTable = new ConcurrentHashMap<>();

    public TableTags(Tables tables) {
        this.tables = tables;
    }

    void put(Table table, List<Tag> added) {
        var tags = of(table);
        added.forEach(tag -> tags.put(tag.key(), tag.value()));
    }

    void forget(Table table) {
        byTable.remove(table.name());
    }

    private Map<String, String> of(Table table) {
        return byTable.computeIfAbsent(table.name(), name -> Collections.synchronizedMap(new LinkedHashMap<>()));
    }

    public TagResourceResponse tag(TagResourceRequest request) {
        var table = table("TagResource", request.resourceArn());
        if (request.tags().isEmpty()) {
            throw Rejection.validation("Atleast one Tag needs to be provided as Input.");
        }
        put(table, request.tags());
        return TagResourceResponse.builder().build();
    }

    public UntagResourceResponse untag(UntagResourceRequest request) {
        var tags = of(table("UntagResource", request.resourceArn()));
        if (request.tagKeys().isEmpty()) {
            throw Rejection.validation("Atleast one Tag Key needs to be provided as Input.");
        }
        request.tagKeys().forEach(tags::remove);
        return UntagResourceResponse.builder().build();
    }

    public ListTagsOfResourceResponse list(ListTagsOfResourceRequest request) {
        var tags = of(table("ListTagsOfResource", request.resourceArn()));
        synchronized (tags) {
            return ListTagsOfResourceResponse.builder()
                    .tags(tags.entrySet().stream()
                            .map(tag -> Tag.builder()
                                    .key(tag.getKey())
                                    .value(tag.getValue())
                                    .build())
                            .toList())
                    .build();
        }
    }

    private Table table(String operation, @Nullable String arn) {
        if (arn == null || !TABLE_ARN.matcher(arn).matches()) {
            throw Rejection.validation("Invalid TableArn: Invalid ResourceArn provided as input " + arn);
        }
        var table = tables.find(arn);
        if (table != null) {
            return table;
        }
        if (operation.equals("ListTagsOfResource")) {
            throw Rejection.filled(
                    DynamoDbException.builder(),
                    "AccessDeniedException",
                    "User is not authorized to perform: dynamodb:" + operation + " on resource: " + arn);
        }
        throw Rejection.filled(
                software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException.builder(),
                "ResourceNotFoundException",
                "Requested resource not found: ResourcArn: " + arn + " not found");
    }
}
