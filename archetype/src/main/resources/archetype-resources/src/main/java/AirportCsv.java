package ${package};

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.InputStream;

/**
 * The CSV dialect of airport files. Every convention for the end of a line is understood.
 *
 * @param delimiter between the fields of a row
 */
public record AirportCsv(char delimiter) {

    /** The rows of a stream, one at a time; the first line names the columns. */
    public AirportRows read(InputStream csv) {
        return new AirportRows(CsvReader.builder()
                .fieldSeparator(delimiter)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofNamedCsvRecord(csv));
    }
}
