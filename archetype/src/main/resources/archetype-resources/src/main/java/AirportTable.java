package ${package};

/** The table of airports: SQL, or a list in a test. */
@FunctionalInterface
public interface AirportTable {

    /** Inserts or updates all rows and returns how many there were; doing it twice changes nothing. */
    long insert(Iterable<Airport> airports);
}
