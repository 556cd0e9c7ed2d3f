package io.sosw.local.cloudformation;

import io.sosw.local.provision.Services;
import io.sosw.local.template.Resource;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetSummary;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeEventsRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeEventsResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackDriftDetectionStatusRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackDriftDetectionStatusResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourceDriftsRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourceDriftsResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourceRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourceResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourcesRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourcesResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksResponse;
import software.amazon.awssdk.services.cloudformation.model.DetectStackDriftRequest;
import software.amazon.awssdk.services.cloudformation.model.DetectStackDriftResponse;
import software.amazon.awssdk.services.cloudformation.model.Export;
import software.amazon.awssdk.services.cloudformation.model.GetStackPolicyRequest;
import software.amazon.awssdk.services.cloudformation.model.GetStackPolicyResponse;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateRequest;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateResponse;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateSummaryRequest;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateSummaryResponse;
import software.amazon.awssdk.services.cloudformation.model.ListChangeSetsRequest;
import software.amazon.awssdk.services.cloudformation.model.ListChangeSetsResponse;
import software.amazon.awssdk.services.cloudformation.model.ListExportsRequest;
import software.amazon.awssdk.services.cloudformation.model.ListExportsResponse;
import software.amazon.awssdk.services.cloudformation.model.ListImportsRequest;
import software.amazon.awssdk.services.cloudformation.model.ListImportsResponse;
import software.amazon.awssdk.services.cloudformation.model.ListStackResourcesRequest;
import software.amazon.awssdk.services.cloudformation.model.ListStackResourcesResponse;
import software.amazon.awssdk.services.cloudformation.model.ListStacksRequest;
import software.amazon.awssdk.services.cloudformation.model.ListStacksResponse;
import software.amazon.awssdk.services.cloudformation.model.ParameterDeclaration;
import software.amazon.awssdk.services.cloudformation.model.StackDriftDetectionStatus;
import software.amazon.awssdk.services.cloudformation.model.StackDriftStatus;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDriftStatus;
import software.amazon.awssdk.services.cloudformation.model.TemplateParameter;
import software.amazon.awssdk.services.cloudformation.model.TemplateStage;
import software.amazon.awssdk.services.cloudformation.model.ValidateTemplateRequest;
import software.amazon.awssdk.services.cloudformation.model.ValidateTemplateResponse;

/** What callers may ask without changing anything. */
abstract class StackQueries implements CloudFormationClient {
    final Services services;
    final Stacks stacks;
    final Submissions submissions;
    final ChangeSets changeSets;

    StackQueries(Services services, Duration pace) {
        this.services = services;
        this.stacks = new Stacks(services.world());
        this.submissions = new Submissions(services);
        this.changeSets = new ChangeSets(stacks, services, submissions, pace);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // in memory
    }

    @Override
    public DescribeStacksResponse describeStacks(DescribeStacksRequest request) {
        var name = request.stackName();
        var found = name == null ? stacks.living() : List.of(stacks.get(name));
        return DescribeStacksResponse.builder()
                .stacks(found.stream().map(StackViews::stack).toList())
                .build();
    }

    @Override
    public ListStacksResponse listStacks(ListStacksRequest request) {
        var wanted = request.stackStatusFiltersAsStrings();
        return ListStacksResponse.builder()
                .stackSummaries(stacks.all().stream()
                        .filter(stack -> wanted.isEmpty() || wanted.contains(stack.status.toString()))
                        .map(StackViews::summary)
                        .toList())
                .build();
    }

    @Override
    public DescribeStackEventsResponse describeStackEvents(DescribeStackEventsRequest request) {
        return DescribeStackEventsResponse.builder()
                .stackEvents(StackViews.events(stacks.get(request.stackName())))
                .build();
    }

    @Override
    public DescribeEventsResponse describeEvents(DescribeEventsRequest request) {
        var operation = request.operationId();
        var set = request.changeSetName();
        var stack = set == null
                ? stacks.all().stream()
                        .filter(each -> request.stackName() == null
                                ? each.events.stream()
                                        .anyMatch(event -> event.operationId().equals(operation))
                                : each.id.equals(request.stackName()) || each.name.equals(request.stackName()))
                        .findFirst()
                        .orElseThrow(() -> Refusals.noStack(String.valueOf(request.stackName())))
                : changeSets.find(set, String.valueOf(request.stackName())).stack();
        return DescribeEventsResponse.builder()
                .operationEvents(StackViews.events(stack).stream()
                        .filter(event ->
                                operation == null || event.operationId().equals(operation))
                        .map(StackViews::operationEvent)
                        .toList())
                .build();
    }

    @Override
    public DescribeStackResourcesResponse describeStackResources(DescribeStackResourcesRequest request) {
        var found = stacks.living().stream()
                .filter(stack -> request.stackName() == null
                        ? stack.resources.values().stream()
                                .anyMatch(each -> each.physicalId().equals(request.physicalResourceId()))
                        : stack == stacks.get(request.stackName()))
                .findFirst()
                .orElseThrow(() -> Refusals.noStack(String.valueOf(request.stackName())));
        return DescribeStackResourcesResponse.builder()
                .stackResources(StackViews.resources(found).stream()
                        .filter(each -> request.logicalResourceId() == null
                                || request.logicalResourceId().equals(each.logicalResourceId()))
                        .toList())
                .build();
    }

    @Override
    public DescribeStackResourceResponse describeStackResource(DescribeStackResourceRequest request) {
        var found = StackViews.resources(stacks.get(request.stackName())).stream()
                .filter(each -> each.logicalResourceId().equals(request.logicalResourceId()))
                .findFirst()
                .orElseThrow(() -> Refusals.invalid("Resource " + request.logicalResourceId()
                        + " does not exist for stack " + request.stackName()));
        return DescribeStackResourceResponse.builder()
                .stackResourceDetail(detail -> detail.stackId(found.stackId())
                        .stackName(found.stackName())
                        .logicalResourceId(found.logicalResourceId())
                        .physicalResourceId(found.physicalResourceId())
                        .resourceType(found.resourceType())
                        .resourceStatus(found.resourceStatus())
                        .resourceStatusReason(found.resourceStatusReason())
                        .lastUpdatedTimestamp(found.timestamp()))
                .build();
    }

    @Override
    public ListStackResourcesResponse listStackResources(ListStackResourcesRequest request) {
        return ListStackResourcesResponse.builder()
                .stackResourceSummaries(StackViews.resources(stacks.get(request.stackName())).stream()
                        .map(StackViews::summary)
                        .toList())
                .build();
    }

    @Override
    public GetTemplateResponse getTemplate(GetTemplateRequest request) {
        var set = request.changeSetName();
        var submission = set == null
                ? stacks.get(request.stackName()).current
                : changeSets
                        .find(set, String.valueOf(request.stackName()))
                        .set()
                        .submission();
        return GetTemplateResponse.builder()
                .templateBody(submission == null ? "" : submission.template().text())
                .stagesAvailable(TemplateStage.ORIGINAL, TemplateStage.PROCESSED)
                .build();
    }

    @Override
    public ListExportsResponse listExports(ListExportsRequest request) {
        var exports = stacks.living().stream()
                .flatMap(stack -> stack.outputs.stream()
                        .filter(output -> output.exportName() != null)
                        .map(output -> Export.builder()
                                .exportingStackId(stack.id)
                                .name(output.exportName())
                                .value(output.outputValue())
                                .build()))
                .toList();
        return ListExportsResponse.builder().exports(exports).build();
    }

    @Override
    public ListImportsResponse listImports(ListImportsRequest request) {
        var importers = stacks.importers(request.exportName());
        if (importers.isEmpty()) {
            throw Refusals.invalid("Export '" + request.exportName() + "' is not imported by any stack.");
        }
        return ListImportsResponse.builder().imports(importers).build();
    }

    @Override
    public DescribeChangeSetResponse describeChangeSet(DescribeChangeSetRequest request) {
        return changeSets.describe(request.changeSetName(), String.valueOf(request.stackName()));
    }

    @Override
    public ListChangeSetsResponse listChangeSets(ListChangeSetsRequest request) {
        var stack = stacks.get(request.stackName());
        return ListChangeSetsResponse.builder()
                .summaries(stack.changeSets.values().stream()
                        .map(set -> ChangeSetSummary.builder()
                                .stackId(stack.id)
                                .stackName(stack.name)
                                .changeSetId(set.id())
                                .changeSetName(set.name())
                                .status(set.status())
                                .statusReason(Events.orNull(set.reason()))
                                .executionStatus(set.execution())
                                .creationTime(set.created())
                                .build())
                        .toList())
                .build();
    }

    @Override
    public ValidateTemplateResponse validateTemplate(ValidateTemplateRequest request) {
        var template = new Templates(services).read(request.templateBody(), request.templateURL());
        var capabilities = KnownTypes.capabilities(template);
        return ValidateTemplateResponse.builder()
                .description(Events.orNull(template.description()))
                .capabilitiesWithStrings(capabilities)
                .capabilitiesReason(capabilities.isEmpty() ? null : "The template contains IAM resources")
                .parameters(template.parameters().values().stream()
                        .map(each -> TemplateParameter.builder()
                                .parameterKey(each.name())
                                .defaultValue(each.defaultValue())
                                .description(Events.orNull(each.description()))
                                .noEcho(each.noEcho())
                                .build())
                        .toList())
                .build();
    }

    @Override
    public GetTemplateSummaryResponse getTemplateSummary(GetTemplateSummaryRequest request) {
        var current = request.stackName() == null ? null : stacks.get(request.stackName()).current;
        var template = current == null
                ? new Templates(services).read(request.templateBody(), request.templateURL())
                : current.template();
        return GetTemplateSummaryResponse.builder()
                .description(Events.orNull(template.description()))
                .capabilitiesWithStrings(KnownTypes.capabilities(template))
                .resourceTypes(template.resources().values().stream()
                        .map(Resource::type)
                        .distinct()
                        .toList())
                .parameters(template.parameters().values().stream()
                        .map(each -> ParameterDeclaration.builder()
                                .parameterKey(each.name())
                                .parameterType(each.type())
                                .defaultValue(each.defaultValue())
                                .description(Events.orNull(each.description()))
                                .noEcho(each.noEcho())
                                .build())
                        .toList())
                .build();
    }

    @Override
    public synchronized GetStackPolicyResponse getStackPolicy(GetStackPolicyRequest request) {
        return GetStackPolicyResponse.builder()
                .stackPolicyBody(Events.orNull(stacks.get(request.stackName()).policy))
                .build();
    }

    /** Detection is done at once: its id is the stack's. */
    @Override
    public DetectStackDriftResponse detectStackDrift(DetectStackDriftRequest request) {
        var stack = stacks.get(request.stackName());
        return DetectStackDriftResponse.builder()
                .stackDriftDetectionId(stack.id.substring(stack.id.lastIndexOf('/') + 1))
                .build();
    }

    @Override
    public DescribeStackDriftDetectionStatusResponse describeStackDriftDetectionStatus(
            DescribeStackDriftDetectionStatusRequest request) {
        var stack = stacks.all().stream()
                .filter(each -> each.id.endsWith("/" + request.stackDriftDetectionId()))
                .findFirst()
                .orElseThrow(() -> Refusals.noStack(request.stackDriftDetectionId()));
        var drifted = new Drift(services)
                .of(stack).stream()
                        .filter(each -> each.stackResourceDriftStatus() == StackResourceDriftStatus.DELETED)
                        .count();
        return DescribeStackDriftDetectionStatusResponse.builder()
                .stackId(stack.id)
                .stackDriftDetectionId(request.stackDriftDetectionId())
                .detectionStatus(StackDriftDetectionStatus.DETECTION_COMPLETE)
                .stackDriftStatus(drifted > 0 ? StackDriftStatus.DRIFTED : StackDriftStatus.IN_SYNC)
                .driftedStackResourceCount((int) drifted)
                .timestamp(services.world().clock().instant())
                .build();
    }

    @Override
    public DescribeStackResourceDriftsResponse describeStackResourceDrifts(DescribeStackResourceDriftsRequest request) {
        return DescribeStackResourceDriftsResponse.builder()
                .stackResourceDrifts(new Drift(services).of(stacks.get(request.stackName())))
                .build();
    }
}
