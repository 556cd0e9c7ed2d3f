package demo;

/** The orders that were taken. */
@FunctionalInterface
interface OrderBook {

    /**
     * Writes an order down unless it is there.
     *
     * @param place who took it
     * @return whether it was not there
     */
    boolean add(String id, String place);
}
