package demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sosw.local.junit.Invocations;
import io.sosw.local.junit.TestContexts;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TakeOrderTest {
    private final Map<String, String> places = new HashMap<>();

    private OrderContext context(String place) {
        var config = TestContexts.config(OrderContext.factory()).with(OrderContext.PLACE, place);
        return new OrderContext(config, Invocations.fixed(), (id, by) -> places.putIfAbsent(id, by) == null);
    }

    @Test
    void anOrderIsWrittenDownWithWhoTookIt() {
        assertEquals(new Taken("7", false), new TakeOrder().run(new Order("7"), context("AWS_ECS_FARGATE")));
        assertEquals(Map.of("7", "AWS_ECS_FARGATE"), places);
    }

    @Test
    void theSameOrderInTwoPlacesIsTakenOnce() {
        new TakeOrder().run(new Order("7"), context("AWS_Lambda_java17"));

        assertEquals(new Taken("7", true), new TakeOrder().run(new Order("7"), context("AWS_ECS_FARGATE")));
        assertEquals(Map.of("7", "AWS_Lambda_java17"), places);
    }
}
