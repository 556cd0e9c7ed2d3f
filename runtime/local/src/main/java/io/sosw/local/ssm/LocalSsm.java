package io.sosw.local.ssm;

import io.sosw.local.world.AwsErrors;
import io.sosw.local.world.Pages;
import io.sosw.local.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.*;

/** Parameter Store of AWS Systems Manager. Secure strings are kept as they are. Safe for use by several threads. */
public final class LocalSsm implements SsmClient {
    private static final int PATH_PAGE = 10;
    private static final int PAGE = 50;
    private static final int MOST_NAMES = 10;
    private final Parameters parameters;

    public LocalSsm(World world) {
        parameters = new Parameters(world);
    }

    @Override
    public synchronized PutParameterResponse putParameter(PutParameterRequest request) {
        var version = parameters.put(request);
        return PutParameterResponse.builder()
                .version(version.number())
                .tier(version.tier())
                .build();
    }

    @Override
    public synchronized GetParameterResponse getParameter(GetParameterRequest request) {
        var parameter = parameters.select(request.name(), Boolean.TRUE.equals(request.withDecryption()));
        return GetParameterResponse.builder().parameter(parameter).build();
    }

    @Override
    public synchronized GetParametersResponse getParameters(GetParametersRequest request) {
        if (request.names().size() > MOST_NAMES) {
            throw SsmErrors.validation("1 validation error detected: Value at 'names' failed to satisfy constraint: "
                    + "Member must have length less than or equal to 10");
        }
        var found = new ArrayList<Parameter>();
        var invalid = new ArrayList<String>();
        for (var name : request.names()) {
            try {
                found.add(parameters.select(name, Boolean.TRUE.equals(request.withDecryption())));
            } catch (ParameterNotFoundException | ParameterVersionNotFoundException e) {
                invalid.add(name);
            }
        }
        return GetParametersResponse.builder()
                .parameters(found)
                .invalidParameters(invalid)
                .build();
    }

    @Override
    public synchronized GetParametersByPathResponse getParametersByPath(GetParametersByPathRequest request) {
        if (request.path() == null || !request.path().startsWith("/")) {
            throw SsmErrors.validation(
                    "The parameter doesn't meet the parameter name requirements. The parameter name must "
                            + "begin with a forward slash \"/\".");
        }
        var all = parameters
                .below(request.path(), Boolean.TRUE.equals(request.recursive()))
                .filter(ParameterFilters.of(request.parameterFilters()))
                .toList();
        var page = page(all, request.nextToken(), request.maxResults(), PATH_PAGE);
        var decrypted = Boolean.TRUE.equals(request.withDecryption());
        return GetParametersByPathResponse.builder()
                .parameters(page.items().stream()
                        .map(p -> parameters.view(p, p.latest(), decrypted))
                        .toList())
                .nextToken(page.next())
                .build();
    }

    @Override
    public synchronized DescribeParametersResponse describeParameters(DescribeParametersRequest request) {
        var all = parameters.all().stream()
                .filter(ParameterFilters.of(request.parameterFilters()))
                .toList();
        var page = page(all, request.nextToken(), request.maxResults(), PAGE);
        return DescribeParametersResponse.builder()
                .parameters(page.items().stream().map(this::metadata).toList())
                .nextToken(page.next())
                .build();
    }

    private static Pages<StoredParameter> page(
            List<StoredParameter> all, @Nullable String token, @Nullable Integer most, int otherwise) {
        return Pages.cut(all, p -> p.name, token, Objects.requireNonNullElse(most, otherwise));
    }

    private ParameterMetadata metadata(StoredParameter stored) {
        var version = stored.latest();
        return ParameterMetadata.builder()
                .name(stored.name)
                .arn(parameters.arn(stored.name))
                .type(version.type())
                .keyId(version.type().equals("SecureString") ? "alias/aws/ssm" : null)
                .lastModifiedDate(version.time())
                .description(version.request().description())
                .version(version.number())
                .tier(version.tier())
                .dataType(version.dataType())
                .build();
    }

    @Override
    public synchronized GetParameterHistoryResponse getParameterHistory(GetParameterHistoryRequest request) {
        var stored = parameters.named(request.name());
        var versions = stored.versions().stream()
                .map(v -> ParameterHistory.builder()
                        .name(stored.name)
                        .type(v.type())
                        .value(parameters
                                .view(stored, v, Boolean.TRUE.equals(request.withDecryption()))
                                .value())
                        .version(v.number())
                        .labels(v.labels())
                        .lastModifiedDate(v.time())
                        .description(v.request().description())
                        .dataType(v.dataType())
                        .tier(v.tier())
                        .build())
                .toList();
        return GetParameterHistoryResponse.builder().parameters(versions).build();
    }

    @Override
    public synchronized LabelParameterVersionResponse labelParameterVersion(LabelParameterVersionRequest request) {
        var stored = parameters.named(request.name());
        var number = request.parameterVersion();
        var version = stored.select(number == null ? "" : Long.toString(number));
        if (version == null) {
            throw SsmErrors.versionNotFound(stored.name, String.valueOf(number));
        }
        stored.label(version, request.labels());
        return LabelParameterVersionResponse.builder()
                .parameterVersion(version.number())
                .invalidLabels(List.of())
                .build();
    }

    @Override
    public synchronized DeleteParameterResponse deleteParameter(DeleteParameterRequest request) {
        if (!parameters.remove(request.name())) {
            throw SsmErrors.notFound(String.valueOf(request.name()));
        }
        return DeleteParameterResponse.builder().build();
    }

    @Override
    public synchronized DeleteParametersResponse deleteParameters(DeleteParametersRequest request) {
        var deleted = new ArrayList<String>();
        var invalid = new ArrayList<String>();
        request.names().forEach(name -> (parameters.remove(name) ? deleted : invalid).add(name));
        return DeleteParametersResponse.builder()
                .deletedParameters(deleted)
                .invalidParameters(invalid)
                .build();
    }

    @Override
    public synchronized AddTagsToResourceResponse addTagsToResource(AddTagsToResourceRequest request) {
        var tags = tagged(request.resourceId()).tags;
        request.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
        return AddTagsToResourceResponse.builder().build();
    }

    @Override
    public synchronized RemoveTagsFromResourceResponse removeTagsFromResource(RemoveTagsFromResourceRequest request) {
        var tags = tagged(request.resourceId()).tags;
        request.tagKeys().forEach(tags::remove);
        return RemoveTagsFromResourceResponse.builder().build();
    }

    @Override
    public synchronized ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        var tags = tagged(request.resourceId()).tags.entrySet().stream()
                .map(e -> Tag.builder().key(e.getKey()).value(e.getValue()).build())
                .toList();
        return ListTagsForResourceResponse.builder().tagList(tags).build();
    }

    private StoredParameter tagged(@Nullable String id) {
        try {
            return parameters.named(id);
        } catch (ParameterNotFoundException e) {
            throw AwsErrors.because(SsmErrors.resource("The resource ID is not valid: " + id), e);
        }
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
