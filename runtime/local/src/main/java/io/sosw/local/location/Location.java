package io.sosw.local.location;

import java.util.List;

/** What is served of Amazon Location. Its members are AWS's; the SDK's client for it is not needed to serve it. */
public interface Location {

    /**
     * Finds an address.
     *
     * @throws software.amazon.awssdk.awscore.exception.AwsServiceException if a value is not allowed
     */
    Found searchPlaceIndexForText(Search search);

    /**
     * What is looked for.
     *
     * @param indexName any will do
     * @param text the address as somebody wrote it
     * @param maxResults how many places at most
     */
    record Search(String indexName, String text, int maxResults) {}

    /**
     * The places, the likeliest first.
     *
     * @param results none if nobody knows the address
     * @param summary what was asked
     */
    record Found(List<Result> results, Summary summary) {}

    /**
     * A place and how sure that is.
     *
     * @param place where it is
     * @param placeId the same for each spelling of the address
     * @param relevance 1 at most
     */
    record Result(Place place, String placeId, double relevance) {}

    /**
     * A place.
     *
     * @param label what it is called by all
     * @param geometry where it is
     * @param interpolated whether that was guessed from the places beside it
     */
    record Place(String label, Geometry geometry, boolean interpolated) {}

    /**
     * A position.
     *
     * @param point longitude and latitude
     */
    record Geometry(List<Double> point) {}

    /**
     * What was asked.
     *
     * @param text the address as somebody wrote it
     * @param maxResults how many places at most
     * @param dataSource who is said to have known it
     */
    record Summary(String text, int maxResults, String dataSource) {}
}
