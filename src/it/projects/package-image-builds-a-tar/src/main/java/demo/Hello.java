package demo;

import io.sosw.function.FunctionContext;
import io.sosw.function.PortableFunction;

public final class Hello implements PortableFunction<String, FunctionContext, String> {
    @Override
    public String run(String event, FunctionContext context) {
        return "hello " + event;
    }
}
