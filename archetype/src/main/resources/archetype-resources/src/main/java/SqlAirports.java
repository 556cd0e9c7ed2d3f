package ${package};

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The table in an SQL database, written in batches: memory does not grow with the file. */
final class SqlAirports implements AirportTable {
    private final Connection connection;
    private final String statement;
    private final int batchRows;

    SqlAirports(Connection connection, String statement, int batchRows) {
        this.connection = connection;
        this.statement = statement;
        this.batchRows = batchRows;
    }

    @Override
    public long insert(Iterable<Airport> airports) {
        try (var insert = connection.prepareStatement(statement)) {
            long rows = 0;
            for (Airport airport : airports) {
                add(insert, airport);
                if (++rows % batchRows == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
            return rows;
        } catch (SQLException failed) {
            throw new IllegalStateException("the database refused a batch of airports", failed);
        }
    }

    private static void add(PreparedStatement insert, Airport airport) throws SQLException {
        insert.setString(1, airport.iata());
        insert.setString(2, airport.name());
        insert.setString(3, airport.city());
        insert.setString(4, airport.state());
        insert.setString(5, airport.country());
        insert.setBigDecimal(6, airport.latitude());
        insert.setBigDecimal(7, airport.longitude());
        insert.addBatch();
    }
}
