package demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * The table, written in batches in one transaction: memory does not grow with the file, and a file that fails half-way
 * leaves nothing.
 */
record ActivityTable(Connection connection, String statement, int batchRows) {

    /** Inserts all rows and returns how many there were. */
    long insert(Stream<String[]> rows) throws SQLException {
        connection.setAutoCommit(false);
        try (var insert = connection.prepareStatement(statement)) {
            long count = 0;
            for (Iterator<String[]> row = rows.iterator(); row.hasNext(); ) {
                var fields = row.next();
                insert.clearParameters(); // a short line would inherit the fields of the one before
                for (int column = 0; column < fields.length; column++) {
                    insert.setString(column + 1, fields[column]);
                }
                insert.addBatch();
                if (++count % batchRows == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
            connection.commit();
            return count;
        } catch (SQLException | RuntimeException failed) {
            connection.rollback();
            throw failed;
        }
    }
}
