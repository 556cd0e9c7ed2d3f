package io.sosw.local.shim;

import io.sosw.local.wire.Mount;
import io.sosw.local.wire.Operations;
import io.sosw.local.wire.Served;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.core.SdkClient;

/** The reference of all operations that the shim serves, made from the services themselves. */
final class OperationsPage {
    private OperationsPage() {}

    static String of(List<Mount> mounts) {
        var page = new StringBuilder("# Operations that the shim serves\n\n"
                + "Generated from the code: a test fails when this page is stale and says how to renew it. Every other "
                + "operation\nanswers 501 and is named in the answer.\n");
        mounts.stream()
                .map(mount -> mount.service().get())
                .sorted(java.util.Comparator.comparing(service -> service.api().getSimpleName()))
                .forEach(service -> {
                    var served = served(service);
                    var all = Operations.requests(service.api()).size();
                    page.append("\n## ")
                            .append(service.api().getSimpleName().replace("Client", ""))
                            .append("\n\n")
                            .append(served.size())
                            .append(all == 0 ? "" : " of " + all)
                            .append(served.size() == 1 && all == 0 ? " operation.\n\n" : " operations.\n\n");
                    served.forEach(name -> page.append("- `").append(name).append("`\n"));
                });
        return page.toString();
    }

    /** An interface of ours has what is served and nothing else. */
    private static List<String> served(Served service) {
        return SdkClient.class.isAssignableFrom(service.api())
                ? Operations.implemented(service.api(), service.client().getClass())
                : Arrays.stream(service.api().getMethods())
                        .map(method -> method.getName().substring(0, 1).toUpperCase(Locale.ROOT)
                                + method.getName().substring(1))
                        .sorted()
                        .toList();
    }
}
