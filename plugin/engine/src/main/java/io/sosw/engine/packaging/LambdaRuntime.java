package io.sosw.engine.packaging;

import io.sosw.engine.setting.Setting;
import io.sosw.error.UserError;
import java.util.List;

/**
 * Lambda's managed runtimes for Java.
 *
 * @param identifier for example {@code java21}
 * @param release the newest class files that it loads
 */
public record LambdaRuntime(String identifier, int release) {
    /**
     * Where a function of ours begins on a managed runtime. The class alone, for AWS's runtime client calls a handler that
     * is named with its method by reflection, which costs a cold start about 30 ms of CPU.
     */
    public static final String HANDLER = "io.sosw.wrapper.lambda.StreamHandler";

    private static final List<LambdaRuntime> ALL =
            List.of(new LambdaRuntime("java17", 17), new LambdaRuntime("java21", 21), new LambdaRuntime("java25", 25));

    /** The oldest runtime that loads classes of the release, for example of {@code maven.compiler.release}. */
    public static LambdaRuntime ofRelease(Setting release) {
        var text = release.value().trim();
        if (text.matches("[0-9]{1,3}")) {
            int wanted = Integer.parseInt(text);
            for (LambdaRuntime runtime : ALL) {
                if (wanted <= runtime.release) {
                    return runtime;
                }
            }
        }
        throw new UserError(
                "no Lambda runtime runs Java '" + text + "' (" + release.name() + ", " + release.origin() + ")",
                "write <maven.compiler.release>21</maven.compiler.release> in pom.xml; Lambda has 17, 21 and 25.",
                "lambda-runtime");
    }
}
