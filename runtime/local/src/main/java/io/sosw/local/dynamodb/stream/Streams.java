package io.sosw.local.dynamodb.stream;

import io.sosw.local.dynamodb.table.Table;
import io.sosw.local.dynamodb.value.Rejection;
import io.sosw.local.world.World;
import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** All streams by ARN. A disabled one can still be read. */
public final class Streams {
    private final ConcurrentNavigableMap<String, ChangeStream> streams = new ConcurrentSkipListMap<>();
    private final World world;

    public Streams(World world) {
        this.world = world;
    }

    /** Opens or closes the table's stream, as its description says. */
    public void follow(Table table) {
        var description = table.description();
        if (description.streamSpecification() == null) {
            close(table);
        } else {
            var opened = new ChangeStream(table, description, world);
            if (streams.putIfAbsent(opened.arn(), opened) == null) {
                table.listen(opened);
            }
        }
    }

    public void close(Table table) {
        table.listen(null);
        streams.values().stream()
                .filter(stream -> stream.tableName().equals(table.name()))
                .forEach(ChangeStream::disable);
    }

    ChangeStream required(String arn) {
        var stream = streams.get(arn);
        if (stream == null) {
            throw Rejection.filled(
                    ResourceNotFoundException.builder(),
                    "ResourceNotFoundException",
                    "Requested resource not found: Stream: " + arn + " not found");
        }
        return stream;
    }

    /** In the order of their ARNs, behind {@code start} if it is not null. */
    List<ChangeStream> after(@Nullable String start) {
        var from = start == null ? streams : streams.tailMap(start, false);
        return List.copyOf(from.values());
    }
}
