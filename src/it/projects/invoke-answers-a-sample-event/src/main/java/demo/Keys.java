package demo;

import io.sosw.event.S3Object;
import io.sosw.function.FunctionContext;
import io.sosw.function.PortableFunction;

public final class Keys implements PortableFunction<S3Object, FunctionContext, String> {
    @Override
    public String run(S3Object event, FunctionContext context) {
        if (event.bucket().isEmpty()) {
            throw new IllegalArgumentException("the bucket has no name");
        }
        System.out.println("looking at " + event.key());
        return event.bucket() + "/" + event.key();
    }
}
