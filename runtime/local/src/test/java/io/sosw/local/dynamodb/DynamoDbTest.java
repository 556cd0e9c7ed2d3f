package io.sosw.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.local.world.ManualTime;
import io.sosw.local.world.TestWorlds;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** An empty database for each test. */
abstract class DynamoDbTest {
    final ManualTime time = new ManualTime();
    final LocalDynamoDb db = new LocalDynamoDb(TestWorlds.manual(time));

    @AfterEach
    void close() {
        db.close();
    }

    Map<String, AttributeValue> get(String table, Object... key) {
        return db.getItem(r -> r.tableName(table).key(Attributes.attributes(key)))
                .item();
    }

    static AbstractThrowableAssert<?, ?> assertInvalid(ThrowingCallable call, String message) {
        return assertFails(call, "ValidationException", message);
    }

    static AbstractThrowableAssert<?, ?> assertFails(ThrowingCallable call, String code, String message) {
        return assertThatThrownBy(call).isInstanceOfSatisfying(DynamoDbException.class, e -> {
            org.assertj.core.api.Assertions.assertThat(e.awsErrorDetails().errorCode())
                    .isEqualTo(code);
            org.assertj.core.api.Assertions.assertThat(e.awsErrorDetails().errorMessage())
                    .isEqualTo(message);
        });
    }
}
