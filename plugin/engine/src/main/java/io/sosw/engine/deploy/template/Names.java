package io.sosw.engine.deploy.template;

import io.sosw.engine.project.FunctionSpec;
import java.util.Locale;
import java.util.Map;

/** Logical ids and physical names of what is generated for a function. */
public final class Names {
    /** The parameter that names the bucket with the artefacts. */
    public static final String BUCKET_PARAMETER = "ArtefactBucket";
    /** The alias that all triggers call. */
    public static final String ALIAS = "live";

    private Names() {}

    /** {@code load-airports} becomes {@code LoadAirports}. */
    static String base(String function) {
        var id = new StringBuilder();
        for (String word : function.split("[^A-Za-z0-9]+", -1)) {
            if (!word.isEmpty()) {
                id.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
            }
        }
        return id.toString();
    }

    static String function(FunctionSpec function) {
        return base(function.name()) + "Function";
    }

    static String alias(FunctionSpec function) {
        return base(function.name()) + "Live";
    }

    /** The function's name in an account, where one project may be deployed several times. */
    static Map<String, Object> physical(String function) {
        return Cfn.sub("${AWS::StackName}-" + function);
    }

    static Map<String, Object> key(Artefacts.Artefact artefact) {
        return Cfn.sub("sosw/${AWS::StackName}/" + artefact.fileName());
    }

    static Map<String, Object> arn(String function, String qualifier) {
        return Cfn.sub("arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:${AWS::StackName}-"
                + function + qualifier);
    }
}
