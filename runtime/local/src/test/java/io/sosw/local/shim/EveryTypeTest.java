package io.sosw.local.shim;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.local.world.ManualTime;
import io.sosw.local.world.TestWorlds;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Types that functions need, each made on the service that serves it, changed and taken away again. */
class EveryTypeTest {
    private static final String STACK = "all";

    private static final String TEMPLATE = """
        Resources:
          Work: {Type: AWS::SQS::Queue}
          News: {Type: AWS::SNS::Topic, Properties: {TopicName: news}}
          NewsPolicy:
            Type: AWS::SNS::TopicPolicy
            Properties:
              Topics: [!Ref News]
              PolicyDocument:
                Version: "2012-10-17"
                Statement: [{Effect: Allow, Principal: "*", Action: sns:Publish, Resource: !Ref News}]
          Role:
            Type: AWS::IAM::Role
            Properties:
              RoleName: worker
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}]
              ManagedPolicyArns: [!Ref Managed]
              Policies:
                - PolicyName: inside
                  PolicyDocument: {Version: "2012-10-17", Statement: []}
          Managed:
            Type: AWS::IAM::ManagedPolicy
            Properties: {ManagedPolicyName: shared, PolicyDocument: {Version: "2012-10-17", Statement: []}}
          Policy:
            Type: AWS::IAM::Policy
            Properties:
              PolicyName: beside
              Roles: [!Ref Role]
              PolicyDocument: {Version: "2012-10-17", Statement: []}
          Setting: {Type: AWS::SSM::Parameter, Properties: {Name: /a/setting, Type: String, Value: one}}
          Key:
            Type: AWS::SecretsManager::Secret
            Properties: {Name: key, GenerateSecretString: {SecretStringTemplate: '{"user":"a"}', GenerateStringKey: pass}}
          Function:
            Type: AWS::Lambda::Function
            Properties:
              FunctionName: worker
              Runtime: java17
              Handler: demo.Worker
              Role: !GetAtt Role.Arn
              Timeout: 10
              Code: {ZipFile: "first"}
              RecursiveLoop: Allow
          Version:
            Type: AWS::Lambda::Version
            Properties: {FunctionName: !Ref Function}
          Alias:
            Type: AWS::Lambda::Alias
            Properties: {FunctionName: !Ref Function, FunctionVersion: !GetAtt Version.Version, Name: live}
          Retries:
            Type: AWS::Lambda::EventInvokeConfig
            DependsOn: Alias
            Properties: {FunctionName: !Ref Function, Qualifier: live, MaximumRetryAttempts: 1}
          Mapping:
            Type: AWS::Lambda::EventSourceMapping
            Properties: {EventSourceArn: !GetAtt Work.Arn, FunctionName: !Ref Alias, Enabled: false}
          Permission:
            Type: AWS::Lambda::Permission
            Properties:
              {FunctionName: !Ref Alias, Action: lambda:InvokeFunction, Principal: sns.amazonaws.com, SourceArn: !Ref News}
          Url:
            Type: AWS::Lambda::Url
            DependsOn: Alias
            Properties: {TargetFunctionArn: !Ref Function, Qualifier: live, AuthType: AWS_IAM}
          Subscription:
            Type: AWS::SNS::Subscription
            Properties: {TopicArn: !Ref News, Protocol: sqs, Endpoint: !GetAtt Work.Arn}
          Logs: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: /aws/lambda/worker, RetentionInDays: 30}}
          Hourly:
            Type: AWS::Events::Rule
            Properties:
              ScheduleExpression: rate(1 hour)
              Targets: [{Id: function, Arn: !Ref Alias}]
          Alarm:
            Type: AWS::CloudWatch::Alarm
            Properties:
              {Namespace: AWS/SQS, MetricName: ApproximateAgeOfOldestMessage, Statistic: Maximum, Period: 60,
               EvaluationPeriods: 1, Threshold: 60, ComparisonOperator: GreaterThanThreshold}
        """;

    private final ManualTime time = new ManualTime();
    private LocalServices services;
    private CloudFormationClient cloudFormation;

    @BeforeEach
    void services(@TempDir Path folder) {
        services = new LocalServices(TestWorlds.manual(time), URI.create("http://127.0.0.1:1"), folder);
        cloudFormation = services.get(CloudFormationClient.class);
    }

    private void make(String template) {
        cloudFormation.createStack(request ->
                request.stackName(STACK).templateBody(template).capabilitiesWithStrings("CAPABILITY_NAMED_IAM"));
        settle("CREATE_COMPLETE");
    }

    private void settle(String status) {
        time.advance(Duration.ZERO);
        var stack = cloudFormation
                .describeStackEvents(request -> request.stackName(STACK))
                .stackEvents();
        assertThat(stack.get(0).resourceStatusAsString()).as(failures(stack)).isEqualTo(status);
    }

    private static String failures(List<StackEvent> events) {
        var failures = new ArrayList<String>();
        events.stream()
                .filter(event -> event.resourceStatusAsString().endsWith("_FAILED"))
                .forEach(event -> failures.add(event.logicalResourceId() + ": " + event.resourceStatusReason()));
        return String.join("\n", failures);
    }

    @Test
    void eachIsMade() {
        make(TEMPLATE);

        var lambda = services.get(LambdaClient.class);
        assertThat(lambda.getAlias(request -> request.functionName("worker").name("live"))
                        .functionVersion())
                .isEqualTo("1");
        assertThat(lambda.getFunctionEventInvokeConfig(
                                request -> request.functionName("worker").qualifier("live"))
                        .maximumRetryAttempts())
                .isEqualTo(1);
        var iam = services.get(IamClient.class);
        assertThat(iam.listRolePolicies(request -> request.roleName("worker")).policyNames())
                .contains("inside", "beside");
        assertThat(iam.listAttachedRolePolicies(request -> request.roleName("worker"))
                        .attachedPolicies())
                .singleElement()
                .satisfies(each -> assertThat(each.policyName()).isEqualTo("shared"));
        assertThat(services.get(SsmClient.class)
                        .getParameter(request -> request.name("/a/setting"))
                        .parameter()
                        .value())
                .isEqualTo("one");
        assertThat(services.get(SecretsManagerClient.class)
                        .getSecretValue(request -> request.secretId("key"))
                        .secretString())
                .contains("\"user\":\"a\"")
                .contains("pass");
        assertThat(services.get(SnsClient.class).listSubscriptions().subscriptions())
                .hasSize(1);
    }

    @Test
    void eachIsChanged() {
        make(TEMPLATE);
        var changed = TEMPLATE.replace("Value: one", "Value: two")
                .replace("Timeout: 10", "Timeout: 20")
                .replace("ZipFile: \"first\"", "ZipFile: \"second\"")
                .replace("MaximumRetryAttempts: 1", "MaximumRetryAttempts: 0")
                .replace("RetentionInDays: 30", "RetentionInDays: 60")
                .replace("rate(1 hour)", "rate(2 hours)")
                .replace("Threshold: 60", "Threshold: 90")
                .replace("PolicyName: beside", "PolicyName: other")
                .replace("AuthType: AWS_IAM", "AuthType: NONE");
        cloudFormation.updateStack(request ->
                request.stackName(STACK).templateBody(changed).capabilitiesWithStrings("CAPABILITY_NAMED_IAM"));
        settle("UPDATE_COMPLETE");

        var lambda = services.get(LambdaClient.class);
        assertThat(lambda.getFunctionConfiguration(request -> request.functionName("worker"))
                        .timeout())
                .isEqualTo(20);
        assertThat(lambda.getFunctionEventInvokeConfig(
                                request -> request.functionName("worker").qualifier("live"))
                        .maximumRetryAttempts())
                .isZero();
        assertThat(services.get(IamClient.class)
                        .listRolePolicies(request -> request.roleName("worker"))
                        .policyNames())
                .contains("inside", "other")
                .doesNotContain("beside");
    }

    @Test
    void nothingIsLeft() {
        make(TEMPLATE);
        var stack = cloudFormation.describeStacks().stacks().get(0).stackId();
        cloudFormation.deleteStack(request -> request.stackName(STACK));
        time.advance(Duration.ZERO);

        assertThat(failures(cloudFormation
                        .describeStackEvents(request -> request.stackName(stack))
                        .stackEvents()))
                .isEmpty();
        assertThat(services.get(LambdaClient.class).listFunctions().functions()).isEmpty();
        assertThat(services.get(LambdaClient.class).listEventSourceMappings().eventSourceMappings())
                .isEmpty();
        assertThat(services.get(IamClient.class).listRoles().roles()).isEmpty();
        assertThat(services.get(SnsClient.class).listTopics().topics()).isEmpty();
        assertThat(services.get(SecretsManagerClient.class).listSecrets().secretList())
                .isEmpty();
        assertThat(services.get(SsmClient.class).describeParameters().parameters())
                .isEmpty();
    }
}
