package io.sosw.bench.peers;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * The same random operations on the shim and on a peer; prints where they answer differently and fails at a difference
 * that the page does not hold: {@code src/bench/peers.sh differences}. Each row of the page has been decided from AWS's
 * documentation.
 */
public final class Differences {
    private static final int SEEDS = Integer.getInteger("seeds", 20);
    private static final String ERROR = "error ";
    private static final int LENGTH = Integer.getInteger("length", 150);

    private Differences() {}

    /** One service of one peer: an operation is drawn, and what it answers is written without what may differ. */
    interface Sequence {
        /** The operation's name, and the call. */
        Step next(Random random);
    }

    /**
     * @param operation with those properties of its parameters that decide, for example {@code SendMessage (empty)}
     * @param call what is answered, as text that may be compared
     */
    record Step(String operation, java.util.concurrent.Callable<String> call) {}

    /** Takes {@code service:name=endpoint} and the page. */
    public static void main(String[] arguments) throws Exception {
        var page = Known.of(Path.of(arguments[arguments.length - 1]));
        var found = new TreeMap<String, String>();
        for (int seed = 1; seed <= SEEDS; seed++) { // what one run finds is printed at once
            compare(seed, "sqs", arguments, SqsSequence::new, found, page);
            compare(seed, "sns", arguments, SnsSequence::new, found, page);
            compare(seed, "s3", arguments, S3Sequence::new, found, page);
            compare(seed, "dynamodb", arguments, DynamoDbSequence::new, found, page);
        }
        var unknown = found.keySet().stream().filter(row -> !page.holds(row)).count();
        System.out.printf("%,d kinds of difference, %d of them not on the page%n", found.size(), unknown);
        System.exit(unknown == 0 ? 0 : 1);
    }

    private static void compare(
            int seed,
            String service,
            String[] arguments,
            Function<Peer, Sequence> made,
            Map<String, String> found,
            Known page) {
        var peers = Peer.of(service, arguments);
        for (var peer : peers.stream().skip(1).toList()) {
            var known = found.size();
            var steps = run(seed, peer, List.of(made.apply(peers.get(0)), made.apply(peer)), found, page);
            System.out.printf(
                    "seed %d: %s beside %s, %d steps, %d new kinds of difference%n",
                    seed, service, peer.name(), steps, found.size() - known);
        }
    }

    /** Until the end, or to where the two have gone apart: what follows says nothing. */
    private static int run(int seed, Peer peer, List<Sequence> both, Map<String, String> found, Known page) {
        for (int i = 0; i < LENGTH; i++) {
            long drawn = seed * 1_000_003L + i;
            var ours = both.get(0).next(new Random(drawn));
            var theirs = both.get(1).next(new Random(drawn));
            var one = outcome(ours);
            var two = outcome(theirs);
            if (!one.equals(two)) {
                var row = "| %s | %s | `%s` | %s `%s` |"
                        .formatted(peer.service(), ours.operation(), kind(one), peer.name(), kind(two));
                if (found.putIfAbsent(row, one) == null && !page.holds(row)) {
                    System.out.println(row + "\n    seed " + seed + ", step " + i + ": " + one + " beside " + two);
                }
                if (!one.startsWith(ERROR) || !two.startsWith(ERROR)) {
                    return i + 1;
                }
            }
        }
        return LENGTH;
    }

    private static String outcome(Step step) {
        try {
            return step.call().call();
        } catch (AwsServiceException e) {
            var code = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorCode();
            return ERROR + (code == null || code.isEmpty() ? e.statusCode() : sameName(code));
        } catch (Exception e) {
            return ERROR + e.getClass().getSimpleName();
        }
    }

    /** SQS has two names for some errors: of the JSON protocol, and of the query protocol, which the SDK prefers. */
    private static String sameName(String code) {
        return switch (code.replace("AWS.SimpleQueueService.", "")) {
            case "NonExistentQueue" -> "QueueDoesNotExist";
            case "QueueAlreadyExists" -> "QueueNameExists";
            default -> code.replace("AWS.SimpleQueueService.", "");
        };
    }

    /** An answer's values are of the seed; what kind of answer it is stands before the colon. */
    private static String kind(String outcome) {
        var colon = outcome.indexOf(':');
        return colon < 0 ? outcome : outcome.substring(0, colon);
    }
}
