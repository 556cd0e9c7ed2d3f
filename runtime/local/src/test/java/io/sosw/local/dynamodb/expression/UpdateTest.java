package io.sosw.local.dynamodb.expression;

import static io.sosw.local.dynamodb.Attributes.attributes;
import static io.sosw.local.dynamodb.Attributes.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class UpdateTest {
    private static final Map<String, AttributeValue> ITEM = attributes(
            "pk", "a",
            "num", 5,
            "tags", Set.of("x", "y"),
            "ages", numbers("1", "2"),
            "lst", List.of("a", "b", "c", "d"),
            "doc", Map.of("ins", 1, "lst", List.of(1)));

    @Test
    void arithmeticSeesTheItemAsItWasBefore() {
        assertThat(updated("SET num = num + :one, dup = num", ":one", 1))
                .containsEntry("num", AttributeValue.fromN("6"))
                .containsEntry("dup", AttributeValue.fromN("5"));
        assertThat(updated("SET num = (:one - num)", ":one", 1)).containsEntry("num", AttributeValue.fromN("-4"));
    }

    @Test
    void aDefaultIsTakenOnlyWhereNothingIs() {
        var item = updated("SET num = if_not_exists(num, :d), fresh = if_not_exists(fresh, :d) + :d", ":d", 2);
        assertThat(item)
                .containsEntry("num", AttributeValue.fromN("5"))
                .containsEntry("fresh", AttributeValue.fromN("4"));
    }

    @Test
    void listsAreAppendedAndExtended() {
        assertThat(updated("SET lst = list_append(:new, lst)", ":new", List.of("z"))
                        .get("lst")
                        .l())
                .hasSize(5)
                .startsWith(AttributeValue.fromS("z"));
        assertThat(updated("SET lst[9] = :a, lst[7] = :b", ":a", "late", ":b", "early")
                        .get("lst")
                        .l())
                .endsWith(AttributeValue.fromS("early"), AttributeValue.fromS("late"));
        assertThat(updated(
                                "SET fresh = list_append(if_not_exists(fresh, :none), :new)",
                                ":none",
                                List.of(),
                                ":new",
                                List.of(1))
                        .get("fresh")
                        .l())
                .hasSize(1);
    }

    @Test
    void removedElementsKeepTheMeaningOfTheOtherIndexes() {
        assertThat(updated("REMOVE lst[0], lst[2]").get("lst").l())
                .containsExactly(AttributeValue.fromS("b"), AttributeValue.fromS("d"));
        assertThat(updated("REMOVE lst[9], doc.nil, nil")).isEqualTo(ITEM);
    }

    @Test
    void nestedValuesAreReplacedInPlace() {
        var map = updated("SET doc.nest = :v, doc.lst[0] = :v REMOVE doc.ins", ":v", "new")
                .get("doc")
                .m();
        assertThat(map)
                .containsOnlyKeys("nest", "lst")
                .containsEntry("lst", AttributeValue.fromL(List.of(AttributeValue.fromS("new"))));
        assertThat(ITEM.get("doc").m()).containsKey("ins");
    }

    @Test
    void setsAndNumbersAreAddedTo() {
        var item = updated(
                "ADD tags :t, ages :n, num :two, tally :two", ":t", Set.of("y", "z"), ":n", numbers("3"), ":two", 2);
        assertThat(item.get("tags").ss()).containsExactlyInAnyOrder("x", "y", "z");
        assertThat(item.get("ages").ns()).containsExactlyInAnyOrder("1", "2", "3");
        assertThat(item.get("num").n()).isEqualTo("7");
        assertThat(item.get("tally").n()).isEqualTo("2");
    }

    @Test
    void aSetThatLosesItsLastElementDisappears() {
        assertThat(updated("DELETE tags :t", ":t", Set.of("x")).get("tags").ss())
                .containsExactly("y");
        assertThat(updated("DELETE tags :t", ":t", Set.of("x", "y", "z"))).doesNotContainKey("tags");
        assertThat(updated("DELETE gone :t", ":t", Set.of("x"))).isEqualTo(ITEM);
    }

    @Test
    void whatDoesNotFitTheItemIsRejected() {
        assertThatThrownBy(() -> updated("SET a.b = :v", ":v", 1))
                .hasMessageContaining("The document path provided in the update expression is invalid for update");
        assertThatThrownBy(() -> updated("SET a = gone"))
                .hasMessageContaining("The provided expression refers to an attribute that does not exist in the item");
        assertThatThrownBy(() -> updated("SET a = pk + :v", ":v", 1))
                .hasMessageContaining("An operand in the update expression has an incorrect data type");
        assertThatThrownBy(() -> updated("ADD num :t", ":t", Set.of("x")))
                .hasMessageContaining("An operand in the update expression has an incorrect data type");
    }

    @Test
    void aProjectionClosesUpLists() {
        var paths = new Expressions(Substitutions.of(null, null)).projection("doc.ins, lst[3], lst[1], gone.a");
        assertThat(new Projection(paths).of(ITEM))
                .isEqualTo(attributes("doc", Map.of("ins", 1), "lst", List.of("b", "d")));
    }

    private static Map<String, AttributeValue> updated(String source, Object... values) {
        var given = values.length == 0 ? null : attributes(values);
        return new Update(new Expressions(Substitutions.of(null, given)).update(source)).applyTo(ITEM);
    }
}
