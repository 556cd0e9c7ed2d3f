package io.sosw.engine.deploy;

import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/**
 * Which account and region a deployment goes to, and the bucket there that holds artefacts.
 *
 * @param account twelve digits
 */
record Place(String account, String region, String bucket) {

    /** From the stack's own ARN where there is a stack; AWS is asked only where there is none. */
    static Place of(Target target, Optional<Stack> stack, Clients clients) {
        var account = stack.map(Stacks::account)
                .orElseGet(() -> clients.sts().get().getCallerIdentity().account());
        var region = stack.map(Stacks::region).orElseGet(clients.region());
        target.require(account, region);
        var bucket = target.bucket().map(setting -> setting.value()).orElse("sosw-artefacts-" + account + "-" + region);
        return new Place(account, region, bucket);
    }
}
