package io.sosw.maven;

import io.sosw.engine.cost.CostQuestion;
import java.io.IOException;
import java.util.Map;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Computes from measured REPORT lines of Lambda from which rate of messages on tasks of ECS are cheaper. -Dsosw.report=FILE
 * names the log, - a pipe; without it the shim's log is read, of one function with -Dsosw.func=NAME. -Dsosw.rate=5,25 adds
 * rates; -Dsosw.batch, -Dsosw.hours, -Dsosw.busy, -Dsosw.cpu, -Dsosw.taskMemory and -Dsosw.price.NAME change what is assumed.
 */
@Mojo(name = "cost", requiresProject = false)
public final class CostMojo extends Goal {
    @Override
    void run() throws IOException {
        new CostQuestion(settings(), Map.of(), directory(), System.in).answer().forEach(result()::line);
    }
}
