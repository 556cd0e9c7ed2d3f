package io.sosw.engine.deploy.template;

import java.util.List;
import java.util.Map;

/** The dependencies as a layer; its content is in its logical id, so that the functions always have the one they need. */
final class LayerResource {
    private static final int KEY = 10;

    private LayerResource() {}

    static String id(Artefacts.Artefact layer) {
        return "Dependencies" + layer.contentHash().substring(0, KEY);
    }

    static Map<String, Object> of(Artefacts.Artefact layer) {
        return Cfn.map(
                "Type", "AWS::Lambda::LayerVersion",
                "DeletionPolicy", "Retain",
                "UpdateReplacePolicy", "Retain",
                "Properties",
                        Cfn.map(
                                "LayerName", Cfn.sub("${AWS::StackName}-dependencies"),
                                "Content",
                                        Cfn.map(
                                                "S3Bucket", Cfn.ref(Names.BUCKET_PARAMETER),
                                                "S3Key", Names.key(layer)),
                                "CompatibleRuntimes", List.of(layer.runtime()),
                                "CompatibleArchitectures", List.of(layer.architecture())));
    }
}
