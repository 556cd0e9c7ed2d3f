package demo;

import io.sosw.function.PortableFunction;

/** Takes an order, once. It does not know where it runs. */
public final class TakeOrder implements PortableFunction<Order, OrderContext, Taken> {
    @Override
    public Taken run(Order event, OrderContext context) {
        return new Taken(event.id(), !context.orders().add(event.id(), context.place()));
    }
}
