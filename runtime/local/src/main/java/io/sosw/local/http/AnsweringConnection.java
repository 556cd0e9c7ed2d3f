package io.sosw.local.http;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpRequestParserFactory;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.apache.hc.core5.io.CloseMode;

/** Hangs up where an answer breaks off; left to itself a chunked one would be closed as if it were whole. */
final class AnsweringConnection extends DefaultBHttpServerConnection {

    AnsweringConnection(Http1Config config) {
        super(
                null,
                config,
                null,
                null,
                null,
                null,
                new DefaultHttpRequestParserFactory(config, null, RawTarget.INSTANCE),
                null);
    }

    @Override
    public void sendResponseEntity(ClassicHttpResponse response) throws HttpException, IOException {
        var entity = response.getEntity();
        if (entity != null) {
            response.setEntity(new HttpEntityWrapper(entity) {
                @Override
                public void writeTo(OutputStream out) throws IOException {
                    var whole = false;
                    try {
                        super.writeTo(out);
                        whole = true;
                    } finally {
                        if (!whole) {
                            AnsweringConnection.this.close(CloseMode.GRACEFUL);
                        }
                    }
                }
            });
        }
        super.sendResponseEntity(response);
    }
}
