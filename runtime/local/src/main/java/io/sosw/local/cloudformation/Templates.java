package io.sosw.local.cloudformation;

import io.sosw.error.UserError;
import io.sosw.local.provision.Services;
import io.sosw.local.template.Template;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;

/** Templates as requests carry them: inside, or by the address of an object. */
final class Templates {
    private static final Pattern VIRTUAL = Pattern.compile("(.+)\\.s3[.-].*");

    private final Services services;

    Templates(Services services) {
        this.services = services;
    }

    Template read(@Nullable String body, @Nullable String url) {
        if (body == null && url == null) {
            throw Refusals.invalid("Either Template URL or Template Body must be specified.");
        }
        if (body != null && body.getBytes(StandardCharsets.UTF_8).length > Template.MAX_INLINE) {
            throw Refusals.invalid("1 validation error detected: Value at 'templateBody' failed to satisfy constraint:"
                    + " Member must have length less than or equal to " + Template.MAX_INLINE);
        }
        return parse(body == null ? fetch(String.valueOf(url)) : body);
    }

    static Template parse(String text) {
        try {
            return Template.parse("template", text);
        } catch (UserError e) {
            throw Refusals.invalid(e.problem());
        }
    }

    private String fetch(String url) {
        var uri = URI.create(url);
        var path = uri.getPath().substring(1);
        var host = VIRTUAL.matcher(String.valueOf(uri.getHost()));
        var slash = path.indexOf('/');
        if (!host.matches() && slash < 0) {
            throw Refusals.invalid("S3 error: the template URL must reference a valid S3 object: " + url);
        }
        var bucket = host.matches() ? host.group(1) : path.substring(0, slash);
        var key = host.matches() ? path : path.substring(slash + 1);
        return services.get(S3Client.class)
                .getObjectAsBytes(request -> request.bucket(bucket).key(key))
                .asUtf8String();
    }
}
