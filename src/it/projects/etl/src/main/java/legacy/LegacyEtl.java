package legacy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.sosw.json.Json;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;

/** As it was: it runs on Lambda, and nowhere else. README.md says what is wrong with it, line by line. */
public final class LegacyEtl implements RequestHandler<Map<String, Object>, String> {
    private static final S3Client S3 = S3Client.create();

    @Override
    public String handleRequest(Map<String, Object> event, Context context) {
        var record = (Map<?, ?>) ((List<?>) event.get("Records")).get(0);
        var work = Json.read((String) record.get("body"), Map.class);
        var bucket = (String) work.get("bucket");
        var key = (String) work.get("key");
        var raw = S3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asString(StandardCharsets.UTF_8);
        try (var connection = DriverManager.getConnection(
                "jdbc:mariadb://" + System.getenv("DB_HOST") + ":3306/activity", "root", System.getenv("DB_PASS"))) {
            var insert =
                    connection.prepareStatement("INSERT INTO activity (person, action, happened_at) VALUES (?, ?, ?)");
            for (var line : raw.split("\n")) {
                var fields = line.split(",");
                insert.setString(1, fields[0]);
                insert.setString(2, fields[1]);
                insert.setString(3, fields[2]);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            System.out.println("failed: " + e);
        }
        return "ok";
    }
}
