package demo;

import io.sosw.aws.client.AwsClients;
import io.sosw.aws.client.AwsOptions;
import io.sosw.aws.objects.S3ObjectStore;
import io.sosw.config.Config;
import io.sosw.config.Option;
import io.sosw.config.Secret;
import io.sosw.function.ContextFactory;
import io.sosw.function.FunctionContext;
import io.sosw.function.Invocation;
import io.sosw.objects.ObjectStore;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Scanner;
import java.util.regex.Pattern;

/** All that the function may touch. */
public class ActivityContext extends FunctionContext {
    static final Option<String> DELIMITER =
            Option.text("delimiter", "Between the fields of a line.").orElse(",");
    static final Option<String> NEWLINE =
            Option.text("newline", "Between lines.").orElse("\n");
    static final Option<Integer> BATCH_ROWS =
            Option.integer("batch_rows", "Rows written at once.").orElse(500);
    static final Option<String> INSERT = Option.text("insert_statement", "SQL that inserts one row.");
    static final Option<String> HOST =
            Option.text("db_host", "Host of the database.").orElse("127.0.0.1");
    static final Option<Integer> PORT =
            Option.integer("db_port", "Port of the database.").orElse(3306);
    static final Option<String> NAME =
            Option.text("db_name", "Name of the database.").orElse("activity");
    static final Option<String> USER =
            Option.text("db_user", "User of the database.").orElse("root");
    static final Option<Secret> PASS = Option.secret("db_pass", "Its password.").orElse(Secret.of("password"));

    private final ObjectStore objects;
    private Connection connection;

    ActivityContext(Config config, Invocation invocation, ObjectStore objects) {
        super(config, invocation);
        this.objects = objects;
    }

    /** How the wrappers make contexts of this class. */
    static ContextFactory<ActivityContext> factory() {
        return ContextFactory.of(
                List.of(
                        DELIMITER,
                        NEWLINE,
                        BATCH_ROWS,
                        INSERT,
                        HOST,
                        PORT,
                        NAME,
                        USER,
                        PASS,
                        AwsOptions.REGION,
                        AwsOptions.S3_ENDPOINT),
                config -> new S3ObjectStore(AwsClients.s3(config)),
                ActivityContext::new);
    }

    ObjectStore objects() {
        return objects;
    }

    /** The lines of a stream, one at a time. */
    Scanner lines(InputStream in) {
        return new Scanner(in, StandardCharsets.UTF_8).useDelimiter(Pattern.quote(config().get(NEWLINE)));
    }

    String[] fields(String line) {
        return line.split(Pattern.quote(config().get(DELIMITER)), -1);
    }

    ActivityTable activity() throws SQLException {
        connection = connect();
        return new ActivityTable(connection, config().get(INSERT), config().get(BATCH_ROWS));
    }

    /** A connection to the database; a test gives its own. */
    Connection connect() throws SQLException {
        var config = config();
        var url = "jdbc:mariadb://" + config.get(HOST) + ":" + config.get(PORT) + "/" + config.get(NAME);
        return DriverManager.getConnection(
                url, config.get(USER), config.get(PASS).reveal());
    }

    @Override
    public void close() throws Exception {
        if (connection != null) {
            connection.close();
        }
    }
}
