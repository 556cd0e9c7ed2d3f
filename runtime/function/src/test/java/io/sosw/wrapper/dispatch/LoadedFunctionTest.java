package io.sosw.wrapper.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.error.UserError;
import io.sosw.json.Json;
import org.junit.jupiter.api.Test;

class LoadedFunctionTest {
    private static final String TWO =
            "{\"version\":1,\"project\":\"p\",\"functions\":{\"a\":{\"class\":\"com.acme.A\",\"memory\":512,\"timeout\":9,"
                    + "\"trigger\":{\"type\":\"queue\",\"resource\":\"Q\",\"batch\":25,\"window\":3}},\"b\":{\"class\":\"B\"}}}";

    private static LoadedFunction load(String className) {
        return LoadedFunction.load(new FunctionDescriptor("f", className), LoadedFunctionTest.class.getClassLoader());
    }

    @Test
    void theTypesComeFromTheClassItself() {
        assertThat(load(Functions.Greet.class.getName()).eventType()).isEqualTo(Functions.Person.class);
        assertThat(load(Functions.Greet.class.getName()).contexts().options()).containsExactly(Functions.GREETING);
        assertThat(load(Functions.Inherited.class.getName()).eventType().getTypeName())
                .isEqualTo("java.util.List<java.lang.String>");
        assertThat(load(Functions.Keys.class.getName()).contexts().options()).isEmpty();
    }

    @Test
    void anotherMethodOfTheNameIsNotTakenForTheFunction() {
        assertThat(load(Functions.Overloaded.class.getName()).eventType().getTypeName())
                .isEqualTo("java.util.Map<java.lang.String, java.lang.Object>");
        assertThat(load(Functions.Borrowed.class.getName()).eventType()).isEqualTo(Functions.Person.class);
        assertThat(load(Functions.Helped.class.getName()).eventType()).isEqualTo(Functions.Person.class);
        assertThat(load(Functions.Helped.class.getName()).contexts().options()).isEmpty();
    }

    @Test
    void aDescriptorSaysWhatTheBlockSays() {
        var descriptors = Descriptors.of(Json.parse(TWO));
        assertThat(descriptors.choose("a", "test")).isEqualTo(new FunctionDescriptor("a", "com.acme.A", 512, 9, 25, 3));
        assertThat(descriptors.choose("b", "test")).isEqualTo(new FunctionDescriptor("b", "B"));
    }

    @Test
    void anUnknownFunctionIsAnsweredWithTheNames() {
        assertThatThrownBy(() -> Descriptors.of(Json.parse(TWO)).choose("c", "command line"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(
                        "There is no function 'c' (command line). Fix: give --function or SOSW_FUNCTION one"
                                + " of: a, b.");
        assertThatThrownBy(() -> Descriptors.of(Json.parse(TWO)).choose(null, ""))
                .hasMessageStartingWith("No function is chosen and sosw.yml declares 2.");
    }

    @Test
    void aProjectThatWasNotPreparedIsTold() {
        assertThatThrownBy(() -> Descriptors.ofResource(new ClassLoader(null) {}))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(
                        "The class path has no META-INF/sosw/functions.json, so no function is known. Fix:"
                                + " declare a function in sosw.yml and run `mvn sosw:prepare`");
        assertThatThrownBy(() -> Descriptors.of(Json.parse("{\"version\":2}")))
                .hasMessageStartingWith("META-INF/sosw/functions.json is not what the build compiles. Fix: run `mvn"
                        + " sosw:prepare`");
    }

    @Test
    void whatIsWrongWithAClassIsSaid() {
        assertThatThrownBy(() -> load("com.acme.Nope"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(
                        "The class 'com.acme.Nope' of function 'f' (sosw.yml) is not on the class path.");
        assertThatThrownBy(() -> load("java.lang.String"))
                .hasMessageContaining("is no PortableFunction. Fix: let it implement");
        assertThatThrownBy(() -> load(Functions.Needy.class.getName()))
                .hasMessageContaining("cannot be created without arguments. Fix: give it a public constructor");
        assertThatThrownBy(() -> load(Functions.Lost.class.getName()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("of function 'f' has no static factory(). Fix: add `static"
                        + " ContextFactory<NoFactory> factory()` to it.");
    }
}
