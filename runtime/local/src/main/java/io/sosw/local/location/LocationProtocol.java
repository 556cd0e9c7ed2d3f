package io.sosw.local.location;

import io.sosw.json.Json;
import io.sosw.json.JsonException;
import io.sosw.local.location.Location.Found;
import io.sosw.local.location.Location.Search;
import io.sosw.local.wire.Fault;
import io.sosw.local.wire.Protocol;
import io.sosw.local.wire.Served;
import io.sosw.local.wire.WireRequest;
import io.sosw.local.wire.WireResponse;
import io.sosw.local.wire.rest.RestJsonDialect;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** REST-JSON for the one operation of Amazon Location. */
public final class LocationProtocol implements Protocol {
    private static final Pattern SEARCH = Pattern.compile("/places/v0/indexes/([^/]+)/search/text");
    private static final RestJsonDialect DIALECT = new RestJsonDialect();
    private static final int USUAL_RESULTS = 50;

    @Override
    public WireResponse serve(WireRequest request, Served service) throws IOException {
        var path = SEARCH.matcher(request.path());
        if (!path.matches() || !request.method().equals("POST")) {
            return refused(request, Fault.notServed(service.scope(), request.method() + " " + request.path()));
        }
        try {
            var search = search(path.group(1), request);
            var found = service.calls()
                    .around(
                            service,
                            "SearchPlaceIndexForText",
                            search,
                            () -> ((Location) service.client()).searchPlaceIndexForText(search));
            return WireResponse.of(200, DIALECT.contentType(), Json.writeBytes(json((Found) found)));
        } catch (JsonException | ClassCastException e) {
            return refused(request, new Fault("ValidationException", String.valueOf(e.getMessage()), 400, null));
        } catch (AwsServiceException e) {
            return refused(request, Fault.of(e));
        }
    }

    private static WireResponse refused(WireRequest request, Fault fault) {
        return DIALECT.error(request, fault, Map.of());
    }

    private static Search search(String index, WireRequest request) throws IOException {
        var asked = (Map<?, ?>) Json.parse(request.decodedBody().readAllBytes());
        var text = asked == null ? null : asked.get("Text");
        var most = asked == null ? null : asked.get("MaxResults");
        return new Search(
                index, text == null ? "" : (String) text, most == null ? USUAL_RESULTS : ((Number) most).intValue());
    }

    private static Map<String, Object> json(Found found) {
        var results = found.results().stream()
                .map(each -> Map.of(
                        "Place",
                        Map.of(
                                "Label", each.place().label(),
                                "Geometry",
                                        Map.of("Point", each.place().geometry().point()),
                                "Interpolated", each.place().interpolated()),
                        "PlaceId",
                        each.placeId(),
                        "Relevance",
                        each.relevance()))
                .toList();
        return Map.of("Results", List.copyOf(results), "Summary", summary(found.summary()));
    }

    private static Map<String, Object> summary(Location.Summary summary) {
        return Map.of(
                "Text", summary.text(),
                "MaxResults", summary.maxResults(),
                "DataSource", summary.dataSource());
    }
}
