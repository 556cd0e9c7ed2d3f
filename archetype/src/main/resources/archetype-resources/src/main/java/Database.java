package ${package};

import io.sosw.config.Config;
import io.sosw.config.Option;
import io.sosw.config.Secret;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

/** How to reach the SQL database. */
record Database(String url, String user, Secret password) {
    static final Option<String> HOST = Option.text("db_host", "Host of the SQL database.").orElse("127.0.0.1");
    static final Option<Integer> PORT = Option.integer("db_port", "Port of the SQL database.").orElse(3306);
    static final Option<String> NAME = Option.text("db_name", "Name of the database.").orElse("activity");
    static final Option<String> USER = Option.text("db_user", "User of the database.").orElse("root");
    static final Option<Secret> PASS = Option.secret("db_pass", "Password of that user.").orElse(Secret.of("password"));
    static final List<Option<?>> OPTIONS = List.of(HOST, PORT, NAME, USER, PASS);

    static Database of(Config config) {
        var url = "jdbc:mariadb://" + config.get(HOST) + ":" + config.get(PORT) + "/" + config.get(NAME);
        return new Database(url, config.get(USER), config.get(PASS));
    }

    Connection connect() {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password.reveal());
        properties.setProperty("connectTimeout", "5000");
        try {
            return DriverManager.getConnection(url, properties);
        } catch (SQLException unreachable) {
            throw new IllegalStateException("cannot connect to " + url + " as " + user, unreachable);
        }
    }
}
