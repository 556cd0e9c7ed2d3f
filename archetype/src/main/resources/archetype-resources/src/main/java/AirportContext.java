package ${package};

import io.sosw.aws.client.AwsClients;
import io.sosw.aws.client.AwsOptions;
import io.sosw.aws.objects.S3ObjectStore;
import io.sosw.config.Config;
import io.sosw.config.Option;
import io.sosw.function.ContextFactory;
import io.sosw.function.FunctionContext;
import io.sosw.function.Invocation;
import io.sosw.objects.ObjectStore;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

/** All that the project's functions may touch. S3's client lives as long as the process, the connection as long as one run. */
public class AirportContext extends FunctionContext {
    static final Option<String> DELIMITER = Option.text("delimiter", "Character between the fields of a row.")
            .must(text -> text.length() == 1, "one character")
            .orElse(",");
    static final Option<Integer> BATCH_ROWS =
            Option.integer("batch_rows", "Rows written at once.").between(1, 10_000).orElse(500);
    static final Option<String> INSERT = Option.text("insert_statement", "SQL that inserts or updates one airport.");

    private final ObjectStore objects;
    private Connection connection;

    AirportContext(Config config, Invocation invocation, ObjectStore objects) {
        super(config, invocation);
        this.objects = objects;
    }

    /** How the wrappers make contexts of this class. */
    static ContextFactory<AirportContext> factory() {
        var options = new ArrayList<Option<?>>(List.of(DELIMITER, BATCH_ROWS, INSERT));
        options.addAll(Database.OPTIONS);
        options.addAll(AwsOptions.ofS3());
        return ContextFactory.of(options, config -> new S3ObjectStore(AwsClients.s3(config)), AirportContext::new);
    }

    /** The objects that the function is told of. */
    public ObjectStore objects() {
        return objects;
    }

    /** The CSV dialect. */
    public AirportCsv csv() {
        return new AirportCsv(config().get(DELIMITER).charAt(0));
    }

    /** The table that the rows go to. */
    public AirportTable airports() {
        if (connection == null) {
            connection = connect();
        }
        return new SqlAirports(connection, config().get(INSERT), config().get(BATCH_ROWS));
    }

    /** A connection to the database; a test gives its own. */
    Connection connect() {
        return Database.of(config()).connect();
    }

    @Override
    public void close() throws Exception {
        if (connection != null) {
            connection.close();
        }
    }
}
