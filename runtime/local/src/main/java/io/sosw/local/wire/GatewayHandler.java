package io.sosw.local.wire;

import io.sosw.local.world.Ids;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.random.RandomGenerator;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.HttpServerRequestHandler;
import org.apache.hc.core5.http.protocol.HttpContext;
import software.amazon.awssdk.core.exception.AbortedException;

/** One HTTP exchange: check, route, let the protocol serve it, answer. */
final class GatewayHandler implements HttpServerRequestHandler {
    private static final System.Logger LOG = System.getLogger(GatewayHandler.class.getName());
    private static final int UNSIGNED_FORM_LIMIT = 1 << 20;
    private final Router router;
    private final Controls controls;
    private final RandomGenerator random;
    private final HostCheck hosts;

    GatewayHandler(Router router, Controls controls, RandomGenerator random, HostCheck hosts) {
        this.router = router;
        this.controls = controls;
        this.random = random;
        this.hosts = hosts;
    }

    @Override
    public void handle(ClassicHttpRequest sent, ResponseTrigger trigger, HttpContext context)
            throws IOException, HttpException {
        ExchangeWriter.write(sent, trigger, answer(sent));
    }

    private WireResponse answer(ClassicHttpRequest sent) throws ConnectionClosedException {
        var id = Ids.uuid(random).toString();
        try {
            return served(sent, id).withHeader("x-amzn-RequestId", id);
        } catch (AbortedException e) { // whoever waited for something when the shim was stopped
            LOG.log(Level.DEBUG, e.getMessage());
            throw new ConnectionClosedException(e.getMessage());
        } catch (Calls.LostReply e) {
            LOG.log(Level.DEBUG, e.getMessage());
            throw new ConnectionClosedException(e.getMessage());
        } catch (BodyLimit.BodyTooLarge e) {
            return plain(413, "RequestEntityTooLarge: " + e.getMessage());
        } catch (SentBody.Broken e) {
            LOG.log(Level.DEBUG, "Broken off " + sent, e);
            return plain(400, "BadRequest: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            LOG.log(Level.DEBUG, "Refused " + sent, e);
            return plain(400, "BadRequest: " + e.getMessage());
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.ERROR, "Failed at " + sent, e);
            return plain(500, "InternalFailure: " + e);
        }
    }

    private WireResponse served(ClassicHttpRequest sent, String id) throws IOException {
        var request = ExchangeReader.read(sent, id);
        if (HeaderLimit.isExceeded(request)) {
            return plain(431, "RequestHeaderSectionTooLarge: " + HeaderLimit.MESSAGE);
        }
        if (!hosts.allows(request.header("host"))) {
            return plain(403, hosts.refusal(request.header("host")));
        }
        if (request.path().startsWith(Controls.PREFIX)) {
            if (!request.header("origin").isEmpty()) { // browsers send it with every POST, tools do not
                return plain(
                        403, "A web page may not control the shim; this one came from " + request.header("origin"));
            }
            return controls.answer(request);
        }
        var asked = withForm(request);
        var mount = router.route(asked).orElse(null);
        if (mount == null) {
            return plain(501, "NotImplemented: the shim does not serve " + Router.wanted(asked));
        }
        var limited = asked.withBody(new BodyLimit(asked.body(), mount.bodyLimit()));
        return mount.protocol().serve(limited, mount.service().get());
    }

    /** An unsigned form is told apart by its Action and Version, so these must be known before routing. */
    private static WireRequest withForm(WireRequest request) throws IOException {
        var isForm = request.header("content-type").startsWith("application/x-www-form-urlencoded");
        if (!isForm
                || !SignatureScope.of(request).isEmpty()
                || !request.header("x-amz-target").isEmpty()) {
            return request;
        }
        var bytes = new BodyLimit(request.body(), UNSIGNED_FORM_LIMIT).readAllBytes();
        var query = new LinkedHashMap<>(request.query());
        query.putAll(FormDecoding.decode(new String(bytes, StandardCharsets.UTF_8)));
        return request.withQuery(query).withBody(new ByteArrayInputStream(bytes));
    }

    private static WireResponse plain(int status, String message) {
        return WireResponse.text(status, "text/plain; charset=utf-8", message + "\n");
    }
}
