package io.sosw.bench.spring;

import io.sosw.bench.airports.Airports;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** As Spring Cloud Function's guide to Lambda writes it. */
@SpringBootApplication(proxyBeanMethods = false)
public class Application {
    /** The event. */
    public record Wanted(String iata) {}

    /** The answer. */
    public record Found(String iata, String name) {}

    public static void main(String[] arguments) {
        SpringApplication.run(Application.class, arguments);
    }

    @Bean
    Airports airports() {
        return Airports.of(Optional.ofNullable(System.getenv("TABLE")));
    }

    @Bean
    Function<Wanted, Found> airportName(Airports airports) {
        return wanted -> new Found(wanted.iata(), airports.name(wanted.iata()));
    }
}
