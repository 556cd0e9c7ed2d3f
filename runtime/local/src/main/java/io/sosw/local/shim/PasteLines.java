package io.sosw.local.shim;

import java.util.ArrayList;
import java.util.List;

/** What to type in another terminal. */
final class PasteLines {
    private PasteLines() {}

    static List<String> of(String endpoint, Provisioning.Provisioned provisioned) {
        var lines = new ArrayList<String>();
        lines.add("export AWS_ENDPOINT_URL=" + endpoint
                + " AWS_DEFAULT_REGION=us-east-1 AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test");
        provisioned.resources().values().stream()
                .filter(r -> r.type().equals("AWS::S3::Bucket"))
                .findFirst()
                .ifPresent(b -> lines.add("aws --endpoint-url=" + endpoint + " s3 cp FILE s3://" + b.ref()));
        provisioned.resources().values().stream()
                .filter(r -> r.type().equals("AWS::SQS::Queue"))
                .findFirst()
                .ifPresent(q -> lines.add("aws --endpoint-url=" + endpoint + " sqs send-message --queue-url " + q.ref()
                        + " --message-body '{}'"));
        var sql = provisioned.sql();
        if (sql != null) {
            lines.add("mysql -u " + sql.user() + " -h " + sql.host() + " -P " + sql.port() + " -p" + sql.password()
                    + " " + sql.database());
        }
        return lines;
    }
}
