"""One or more calls of every service of the shim with boto3; a program that ends says so."""
import sys
import time

import boto3
from botocore.config import Config

endpoint = sys.argv[1]
queue_arn = "arn:aws:sqs:us-east-1:000000000000:boto"
role_arn = "arn:aws:iam::000000000000:role/boto"


def client(name):
    return boto3.client(name, endpoint_url=endpoint, config=Config(inject_host_prefix=False))  # no places.127.0.0.1


def refused(call, code, **arguments):
    try:
        call(**arguments)
    except Exception as e:
        assert e.response["Error"]["Code"] == code, e.response
    else:
        raise AssertionError("not refused: %s" % call)


sqs = client("sqs")
url = sqs.create_queue(QueueName="boto")["QueueUrl"]
sqs.send_message(QueueUrl=url, MessageBody="ü", MessageAttributes={"b": {"DataType": "Binary", "BinaryValue": b"\0"}})
message = sqs.receive_message(QueueUrl=url, MessageAttributeNames=["All"])["Messages"][0]
assert message["Body"] == "ü" and message["MessageAttributes"]["b"]["BinaryValue"] == b"\0", message
sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
refused(sqs.get_queue_url, "AWS.SimpleQueueService.NonExistentQueue", QueueName="none")
fifo = sqs.create_queue(QueueName="boto.fifo", Attributes={"FifoQueue": "true"})["QueueUrl"]
batch = sqs.send_message_batch(QueueUrl=fifo, Entries=[
    {"Id": "a", "MessageBody": "x", "MessageGroupId": "g", "MessageDeduplicationId": "1"},
    {"Id": "b", "MessageBody": "y", "MessageGroupId": "g"}])
assert [each["Id"] for each in batch["Successful"]] == ["a"], batch
assert [each["Code"] for each in batch["Failed"]] == ["InvalidParameterValue"], batch

sns = client("sns")
topic = sns.create_topic(Name="boto")["TopicArn"]
sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=queue_arn, Attributes={"RawMessageDelivery": "true"})
sns.publish(TopicArn=topic, Message="from sns")
assert sqs.receive_message(QueueUrl=url, WaitTimeSeconds=5)["Messages"][0]["Body"] == "from sns"

dynamodb = client("dynamodb")
dynamodb.create_table(
    TableName="boto", BillingMode="PAY_PER_REQUEST", KeySchema=[{"AttributeName": "k", "KeyType": "HASH"}],
    AttributeDefinitions=[{"AttributeName": "k", "AttributeType": "S"}],
    StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_IMAGE"})
dynamodb.get_waiter("table_exists").wait(TableName="boto")
dynamodb.put_item(TableName="boto", Item={"k": {"S": "a"}, "n": {"N": "1.50"}, "b": {"B": b"\0"}})
found = dynamodb.get_item(TableName="boto", Key={"k": {"S": "a"}})["Item"]
assert found == {"k": {"S": "a"}, "n": {"N": "1.5"}, "b": {"B": b"\0"}}, found
refused(dynamodb.put_item, "ConditionalCheckFailedException", TableName="boto", Item={"k": {"S": "a"}},
        ConditionExpression="attribute_not_exists(k)")
streams = client("dynamodbstreams")
stream = streams.list_streams(TableName="boto")["Streams"][0]["StreamArn"]
shard = streams.describe_stream(StreamArn=stream)["StreamDescription"]["Shards"][0]["ShardId"]
iterator = streams.get_shard_iterator(StreamArn=stream, ShardId=shard, ShardIteratorType="TRIM_HORIZON")
assert streams.get_records(ShardIterator=iterator["ShardIterator"])["Records"][0]["eventName"] == "INSERT"

s3 = client("s3")
s3.create_bucket(Bucket="boto")
s3.put_object(Bucket="boto", Key="a", Body=b"hello", Metadata={"m": "v"})
assert s3.get_object(Bucket="boto", Key="a")["Body"].read() == b"hello"
refused(s3.get_object, "NoSuchKey", Bucket="boto", Key="none")

iam = client("iam")
iam.create_role(RoleName="boto", AssumeRolePolicyDocument='{"Version": "2012-10-17", "Statement": []}')
assert iam.get_role(RoleName="boto")["Role"]["AssumeRolePolicyDocument"]["Statement"] == []
assert client("sts").get_caller_identity()["Account"] == "000000000000"

ssm = client("ssm")
ssm.put_parameter(Name="/boto", Value="v", Type="String")
assert ssm.get_parameter(Name="/boto")["Parameter"]["ARN"] == "arn:aws:ssm:us-east-1:000000000000:parameter/boto"
refused(ssm.get_parameter, "ParameterNotFound", Name="/none")
secrets = client("secretsmanager")
secrets.create_secret(Name="boto", SecretBinary=b"\0\1")
assert secrets.get_secret_value(SecretId="boto")["SecretBinary"] == b"\0\1"

cloudwatch = client("cloudwatch")
cloudwatch.put_metric_data(Namespace="boto", MetricData=[
    {"MetricName": "m", "Values": [1, 3], "Timestamp": "2026-11-21T10:00:00Z"}])
points = cloudwatch.get_metric_statistics(
    Namespace="boto", MetricName="m", StartTime="2026-11-21T10:00:00Z", EndTime="2026-11-21T10:05:00Z", Period=300,
    Statistics=["Sum"])["Datapoints"]
assert points[0]["Sum"] == 4.0, points
logs = client("logs")
logs.create_log_group(logGroupName="/boto")
logs.create_log_stream(logGroupName="/boto", logStreamName="s")
logs.put_log_events(logGroupName="/boto", logStreamName="s", logEvents=[
    {"timestamp": int(time.time() * 1000), "message": "hello"}])
assert logs.filter_log_events(logGroupName="/boto")["events"][0]["message"] == "hello"

events = client("events")
events.put_rule(Name="boto", EventPattern='{"source": ["boto"]}')
events.put_targets(Rule="boto", Targets=[{"Id": "q", "Arn": queue_arn, "InputPath": "$.detail.n"}])
assert events.put_events(Entries=[{"Source": "boto", "DetailType": "t", "Detail": '{"n": 3}'}])["FailedEntryCount"] == 0
assert sqs.receive_message(QueueUrl=url, WaitTimeSeconds=5)["Messages"][0]["Body"] == "3"
scheduler = client("scheduler")
scheduler.create_schedule(Name="boto", ScheduleExpression="rate(1 hour)", FlexibleTimeWindow={"Mode": "OFF"},
                          Target={"Arn": queue_arn, "RoleArn": role_arn})
assert scheduler.get_schedule(Name="boto")["ScheduleExpression"] == "rate(1 hour)"

ses = client("ses")
assert ses.send_email(Source="a@example.com", Destination={"ToAddresses": ["b@example.com"]}, Message={
    "Subject": {"Data": "s"}, "Body": {"Html": {"Data": "<i>hi</i>"}}})["MessageId"]
assert client("sesv2").send_email(FromEmailAddress="a@example.com", Destination={"ToAddresses": ["b@example.com"]},
                                  Content={"Raw": {"Data": b"Subject: s\r\n\r\nt"}})["MessageId"]
cloudformation = client("cloudformation")
cloudformation.create_stack(StackName="boto", TemplateBody="Resources: {Q: {Type: AWS::SQS::Queue}}")
cloudformation.get_waiter("stack_create_complete").wait(StackName="boto", WaiterConfig={"Delay": 1})
assert cloudformation.describe_stack_resources(StackName="boto")["StackResources"][0]["LogicalResourceId"] == "Q"
refused(client("lambda").get_function, "ResourceNotFoundException", FunctionName="none")
assert client("lambda").list_functions()["Functions"] is not None
ecs = client("ecs")
ecs.create_cluster(clusterName="boto")
ecs.register_task_definition(family="boto", containerDefinitions=[{"name": "c", "image": "i"}])
assert ecs.list_task_definitions(familyPrefix="boto")["taskDefinitionArns"][0].endswith("task-definition/boto:1")
assert client("application-autoscaling").describe_scalable_targets(ServiceNamespace="ecs")["ScalableTargets"] == []
found = client("location").search_place_index_for_text(IndexName="any", Text="1 MAIN ST")
same = client("location").search_place_index_for_text(IndexName="any", Text=" 1 Main  St,")
assert found["Results"] == same["Results"] and len(found["Results"][0]["Place"]["Geometry"]["Point"]) == 2, found
print("boto3", boto3.__version__)
