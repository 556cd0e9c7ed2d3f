package io.sosw.local.lambda;

import io.sosw.local.lambda.environment.ForkedJvm;
import io.sosw.local.world.World;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.LogFormat;

/**
 * The environment variables of an execution environment.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html">Lambda: environment variables</a>
 */
final class Variables {
    private Variables() {}

    static Map<String, String> of(
            FunctionConfiguration function, World world, URI endpoint, String runtimeApi, Path task, String stream) {
        var all = new LinkedHashMap<String, String>();
        all.put("AWS_ENDPOINT_URL", endpoint.toString());
        all.put("LANG", "en_US.UTF-8");
        all.put("TZ", ":UTC");
        if (function.environment() != null) {
            all.putAll(function.environment().variables());
        }
        all.put("_HANDLER", function.handler() == null ? "" : function.handler());
        all.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
        all.put("AWS_LAMBDA_FUNCTION_NAME", function.functionName());
        all.put("AWS_LAMBDA_FUNCTION_VERSION", function.version());
        all.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", function.memorySize().toString());
        all.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        all.put("AWS_LAMBDA_LOG_GROUP_NAME", group(function));
        all.put("AWS_LAMBDA_LOG_STREAM_NAME", stream);
        all.put("AWS_LAMBDA_LOG_FORMAT", json(function) ? "JSON" : "Text");
        if (json(function) && function.loggingConfig().applicationLogLevel() != null) {
            all.put("AWS_LAMBDA_LOG_LEVEL", function.loggingConfig().applicationLogLevelAsString());
        }
        all.put("AWS_EXECUTION_ENV", "AWS_Lambda_" + function.runtimeAsString());
        all.put("AWS_REGION", world.region());
        all.put("AWS_DEFAULT_REGION", world.region());
        all.put("AWS_ACCESS_KEY_ID", "local");
        all.put("AWS_SECRET_ACCESS_KEY", "local");
        all.put("LAMBDA_TASK_ROOT", task.toString());
        return all;
    }

    /** Whether logs are objects, one a line. */
    static boolean json(FunctionConfiguration function) {
        return function.loggingConfig() != null && function.loggingConfig().logFormat() == LogFormat.JSON;
    }

    /** Whether a debugger is asked for, in the way that works on Lambda as well. */
    static boolean debugged(FunctionConfiguration function) {
        return function.environment() != null
                && function.environment()
                        .variables()
                        .getOrDefault("JAVA_TOOL_OPTIONS", "")
                        .contains("jdwp");
    }

    /** The handler whose process exchanges its classes: none if AWS's own client is asked for. */
    static String exchanging(FunctionConfiguration function) {
        var client = function.environment() != null
                && function.environment().variables().containsKey(ForkedJvm.CLIENT);
        return client ? "" : String.valueOf(function.handler());
    }

    static String group(FunctionConfiguration function) {
        var logging = function.loggingConfig();
        return logging == null || logging.logGroup() == null
                ? "/aws/lambda/" + function.functionName()
                : logging.logGroup();
    }
}
