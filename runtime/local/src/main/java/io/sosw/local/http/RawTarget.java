package io.sosw.local.http;

import java.net.URI;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequestFactory;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/**
 * Leaves a path as it came: a key of S3 may begin with slashes or hold what is no URI. Only an absolute address, as it is
 * sent to a proxy, is taken apart.
 */
enum RawTarget implements HttpRequestFactory<ClassicHttpRequest> {
    INSTANCE;

    @Override
    public ClassicHttpRequest newHttpRequest(String method, String target) {
        return target.startsWith("/")
                ? new BasicClassicHttpRequest(method, (HttpHost) null, target)
                : new BasicClassicHttpRequest(method, target);
    }

    @Override
    public ClassicHttpRequest newHttpRequest(String method, URI target) {
        return new BasicClassicHttpRequest(method, target);
    }
}
