package demo;

import io.sosw.aws.client.AwsOptions;
import io.sosw.aws.idempotency.DynamoClaims;
import io.sosw.aws.table.RowType;
import io.sosw.aws.table.Table;
import io.sosw.config.Config;
import io.sosw.config.Option;
import io.sosw.function.ContextFactory;
import io.sosw.function.FunctionContext;
import io.sosw.function.Invocation;
import io.sosw.idempotency.Idempotency;
import io.sosw.stats.Stats;
import io.sosw.time.ThreadPause;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** All that the project's functions may touch. */
public class LeedzContext extends FunctionContext {
    static final Option<String> LEEDZ = table("leedz_table", "Table of the leedz.");
    static final Option<String> USERS = table("users_table", "Table of who wants to hear of a trade.");
    static final Option<String> BOOKS = table("books_table", "Table of the entries in the books.");
    static final Option<String> CLAIMS = table("claims_table", "Table of what was done once.");
    static final Option<String> EMAIL =
            Option.text("email_function", "The controller of mail.").orElse("async-email");
    static final Option<String> BOOKKEEPER =
            Option.text("books_function", "The controller of bookkeeping.").orElse("async-books");
    static final Option<String> BOOKS_URL = Option.text("books_url", "Where the bookkeeping system is.");
    static final Option<String> FROM = Option.text("mail_from", "Who sends the mails.");

    private final Services services;

    LeedzContext(Config config, Invocation invocation, Services services) {
        super(config, invocation);
        this.services = services;
    }

    private static Option<String> table(String name, String description) {
        return Option.text(name, description).orElse(name.replace("_table", ""));
    }

    /** How the wrappers make contexts of this class. */
    static ContextFactory<LeedzContext> factory() {
        return ContextFactory.of(
                List.of(LEEDZ, USERS, BOOKS, CLAIMS, EMAIL, BOOKKEEPER, BOOKS_URL, FROM, AwsOptions.REGION),
                OwnServices::new,
                LeedzContext::new);
    }

    Places places() {
        return services.places();
    }

    Bookkeeping bookkeeping() {
        return services.bookkeeping();
    }

    Later email() {
        return new Later(services.functions(), config().get(EMAIL));
    }

    Later books() {
        return new Later(services.functions(), config().get(BOOKKEEPER));
    }

    Table<Posted> leedz() {
        return table(LEEDZ, Posted.class);
    }

    Table<User> users() {
        return table(USERS, User.class);
    }

    Table<Booked> booked() {
        return table(BOOKS, Booked.class);
    }

    /** Sends a mail about a leed, unless it was sent before. */
    void mailOnce(String leed, String to, String subject, String text) throws Exception {
        var claims = new DynamoClaims(services.dynamoDb(), config().get(CLAIMS));
        var once = new Idempotency(claims, () -> UUID.randomUUID().toString(), Duration.ofHours(7));
        once.once(leed + "/" + to + "/" + subject, invocation(), Void.class, () -> {
            services.mail().send(to, subject, text);
            return null;
        });
    }

    private <R extends Record> Table<R> table(Option<String> name, Class<R> type) {
        return new Table<>(
                services.dynamoDb(), config().get(name), RowType.of(type), new ThreadPause(), new Stats(clock()));
    }
}
