package ${package};

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.lang.System.Logger;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Objects;

/** The airports of one CSV stream. A row that cannot be one is logged with its line, counted and passed over. */
public final class AirportRows implements Iterable<Airport>, AutoCloseable {
    private static final Logger LOG = System.getLogger(AirportRows.class.getName());
    private static final int COLUMNS = 7;

    private final CsvReader<NamedCsvRecord> records;
    private long rejected;

    AirportRows(CsvReader<NamedCsvRecord> records) {
        this.records = records;
    }

    @Override
    public Iterator<Airport> iterator() {
        return records.stream().map(this::airport).filter(Objects::nonNull).iterator();
    }

    /** How many rows were passed over so far. */
    public long rejected() {
        return rejected;
    }

    private Airport airport(NamedCsvRecord row) {
        if (row.getFieldCount() < COLUMNS) {
            return reject(row, row.getFieldCount() + " fields instead of " + COLUMNS);
        }
        try {
            return new Airport(
                    row.getField("iata"),
                    row.getField("name"),
                    row.getField("city"),
                    row.getField("state"),
                    row.getField("country"),
                    new BigDecimal(row.getField("latitude")),
                    new BigDecimal(row.getField("longitude")));
        } catch (NumberFormatException noNumber) {
            return reject(row, "latitude or longitude is no number");
        }
    }

    private Airport reject(NamedCsvRecord row, String reason) {
        rejected++;
        LOG.log(Logger.Level.WARNING, "line {0} rejected: {1}: {2}", row.getStartingLineNumber(), reason, row.getFields());
        return null;
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
