package io.sosw.engine.deploy;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

/** What to do about what CloudFormation reports. */
final class Causes {
    private static final Map<String, String> FIXES = fixes();

    private Causes() {}

    static String fix(StackEvent event) {
        var reason = String.valueOf(event.resourceStatusReason()).toLowerCase(Locale.ROOT);
        if (reason.contains("already exists")
                && String.valueOf(event.logicalResourceId()).endsWith("Labourer")) {
            return "another stack has registered a labourer of that id: take it away there, or give this one another"
                    + " with labourer: {id: …} in sosw.yml.";
        }
        if (String.valueOf(event.logicalResourceId()).endsWith("Orchestrated") && reason.contains("parameter")) {
            return "deploy the project with the essentials first; it publishes who invokes labourers. If its path is"
                    + " another one, say labourer: {settings_path: …} in sosw.yml.";
        }
        if (reason.contains("notfound")
                && String.valueOf(event.resourceStatusAsString()).startsWith("UPDATE")) {
            return "somebody has removed " + event.logicalResourceId() + " (" + event.physicalResourceId()
                    + ") past CloudFormation: make it again under that name, then deploy again.";
        }
        return FIXES.entrySet().stream()
                .filter(entry -> reason.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("mend " + event.logicalResourceId() + " in template.yaml (or the function in sosw.yml), then"
                        + " deploy again.");
    }

    private static Map<String, String> fixes() {
        var fixes = new LinkedHashMap<String, String>();
        fixes.put(
                "already exists",
                "another stack or a person has made a resource of that name: give yours another name, or none, in"
                        + " template.yaml.");
        fixes.put(
                "find the specified secret",
                "make the secret that is named there, in this account and region: aws secretsmanager create-secret"
                        + " --name NAME --secret-string …; then deploy again.");
        fixes.put("not authorized", "let the role that deploys do what the message names, then deploy again.");
        fixes.put("access denied", "let the role that deploys do what the message names, then deploy again.");
        fixes.put("accessdenied", "let the role that deploys do what the message names, then deploy again.");
        fixes.put("limit", "ask AWS for a higher quota, or remove what is not needed any more.");
        fixes.put("not empty", "empty the bucket, or let mvn sosw:undeploy do so.");
        fixes.put(
                "visibility timeout",
                "let VisibilityTimeout of the queue be at least the function's timeout; six times is advised.");
        return fixes;
    }
}
