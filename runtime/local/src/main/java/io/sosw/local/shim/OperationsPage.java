package io.sosw.local.shim;

import io.sosw.local.wire.Mount;
import io.sosw.local.wire.Operations;
import java.util.List;

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
                    var served = Operations.implemented(
                            service.api(), service.client().getClass());
                    var all = Operations.requests(service.api()).size();
                    page.append("\n## ")
                            .append(service.api().getSimpleName().replace("Client", ""))
                            .append("\n\n")
                            .append(served.size())
                            .append(" of ")
                            .append(all)
                            .append(" operations.\n\n");
                    served.forEach(name -> page.append("- `").append(name).append("`\n"));
                });
        return page.toString();
    }
}
