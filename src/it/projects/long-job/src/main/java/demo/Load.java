package demo;

import io.sosw.continuation.Chain;
import java.util.Optional;

/**
 * A report that the ETL is to load. S3 announces it by bucket and key; what the function sends itself has the rest as well.
 *
 * @param job what the ETL calls it, once it has been told
 * @param chain how far the runs have come
 */
public record Load(String bucket, String key, Optional<String> job, Optional<Chain> chain) {

    /** The same report, as the next run needs it. */
    Load at(Optional<String> newJob, Chain newChain) {
        return new Load(bucket, key, newJob, Optional.of(newChain));
    }

    String report() {
        return "s3://" + bucket + "/" + key;
    }
}
