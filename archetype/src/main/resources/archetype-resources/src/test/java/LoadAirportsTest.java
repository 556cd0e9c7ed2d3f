package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sosw.event.S3Object;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadAirportsTest {
    private static final String HEADER = "iata,name,city,state,country,latitude,longitude\n";
    private static final String THIGPEN = "00M,Thigpen,Bay Springs,MS,USA,31.95376472,-89.23450472\n";

    @Test
    void everyRowOfAnObjectIsLoaded() throws IOException {
        var context = AirportContexts.with("a.csv", HEADER + THIGPEN + "00R,Livingston,Livingston,TX,USA,30.6,-95.0\n");
        assertEquals(new Loaded(2, 0), new LoadAirports().run(new S3Object("raw-data", "a.csv"), context));
        assertEquals(
                List.of(List.of("00M", "Thigpen"), List.of("00R", "Livingston")),
                context.rows("SELECT iata, name FROM airports ORDER BY iata"));
    }

    @Test
    void theSameObjectTwiceChangesNothing() throws IOException {
        var context = AirportContexts.with("a.csv", HEADER + THIGPEN);
        for (int run = 0; run < 2; run++) {
            assertEquals(new Loaded(1, 0), new LoadAirports().run(new S3Object("raw-data", "a.csv"), context));
        }
        assertEquals(List.of(List.of("1")), context.rows("SELECT COUNT(*) FROM airports"));
    }

    @Test
    void aShortRowIsReportedAndTheOthersAreLoaded() throws IOException {
        var context = AirportContexts.with("a.csv", HEADER + "broken,row\n" + THIGPEN);
        assertEquals(new Loaded(1, 1), new LoadAirports().run(new S3Object("raw-data", "a.csv"), context));
    }

    @Test
    void aRowWithoutANumberIsReported() throws IOException {
        var context = AirportContexts.with("a.csv", HEADER + "00M,Thigpen,Bay Springs,MS,USA,north,west\n");
        assertEquals(new Loaded(0, 1), new LoadAirports().run(new S3Object("raw-data", "a.csv"), context));
    }

    @Test
    void theDelimiterIsAnOption() throws IOException {
        var semicolons = (HEADER + THIGPEN).replace(',', ';');
        var context = AirportContexts.with("a.csv", semicolons).delimitedBy(";");
        assertEquals(new Loaded(1, 0), new LoadAirports().run(new S3Object("raw-data", "a.csv"), context));
    }
}
