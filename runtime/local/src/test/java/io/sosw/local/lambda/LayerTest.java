package io.sosw.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.local.shim.OpenPort;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.LayerVersionsListItem;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** Layers, and who may call a function. */
class LayerTest {
    private static final int MEGABYTE = 1 << 20;

    @RegisterExtension
    static final OpenPort PORT = new OpenPort();

    private static LambdaClient lambda;

    @BeforeAll
    static void connect() {
        lambda = PORT.client(LambdaClient.builder());
    }

    @AfterAll
    static void disconnect() {
        lambda.close();
    }

    private static String publish(String name, SdkBytes content) {
        return lambda.publishLayerVersion(r -> r.layerName(name)
                        .compatibleRuntimesWithStrings("java17")
                        .content(c -> c.zipFile(content)))
                .layerVersionArn();
    }

    private static void create(String name, List<String> layers) throws Exception {
        var code = Deployed.archive(false);
        lambda.createFunction(r -> r.functionName(name)
                .runtime("java17")
                .role("arn:aws:iam::000000000000:role/any")
                .handler("io.sosw.wrapper.lambda.StreamHandler")
                .layers(layers)
                .code(c -> c.zipFile(code)));
    }

    private static SdkBytes zeros(int megabytes) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("java/lib/data-" + megabytes));
            for (int written = 0; written < megabytes; written++) {
                zip.write(new byte[MEGABYTE]);
            }
            zip.closeEntry();
        }
        return SdkBytes.fromByteArray(bytes.toByteArray());
    }

    @Test
    void jarsOfALayerAreOnTheClassPathEvenOnceItIsDeleted() throws Exception {
        var arn = publish("wrapper", Deployed.layer());
        assertThat(arn).isEqualTo("arn:aws:lambda:us-east-1:000000000000:layer:wrapper:1");
        create("layered", List.of(arn));
        assertThat(lambda.getFunctionConfiguration(r -> r.functionName("layered"))
                        .layers())
                .singleElement()
                .satisfies(layer -> assertThat(layer.arn()).isEqualTo(arn));
        lambda.deleteLayerVersion(r -> r.layerName("wrapper").versionNumber(1L));
        var answer = lambda.invoke(r -> r.functionName("layered"));
        assertThat(answer.functionError()).isNull();
        assertThat(answer.payload().asUtf8String()).contains("layered");

        assertThatThrownBy(() -> create("late", List.of(arn)))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("Layer version " + arn + " does not exist.");
        assertThat(publish("wrapper", Deployed.layer())).endsWith(":wrapper:2");
        assertThat(lambda.listLayerVersions(r -> r.layerName("wrapper")).layerVersions())
                .extracting(LayerVersionsListItem::version)
                .containsExactly(2L);
        assertThat(lambda.listLayers().layers())
                .extracting(each -> each.layerName())
                .contains("wrapper");
        assertThat(lambda.getLayerVersion(r -> r.layerName("wrapper").versionNumber(2L))
                        .content()
                        .codeSize())
                .isPositive();
    }

    @Test
    void sixLayersOrTwoHundredAndFiftyMegabytesAreTooMuch() throws Exception {
        var small = publish("small", zeros(1));
        assertThatThrownBy(() -> create("six", Collections.nCopies(6, small)))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("Cannot reference more than 5 layers.");
        assertThatThrownBy(() -> create("twice", List.of(small, publish("small", zeros(2)))))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("Two different versions of the same layer");
        var one = publish("one", zeros(130));
        var two = publish("two", zeros(125));
        assertThatThrownBy(() -> create("large", List.of(one, two)))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("combined with layers exceeds the maximum allowed size of 262144000 bytes");
    }

    @Test
    void permissionsAreStatementsOfTheFunctionOrOfAQualifier() throws Exception {
        create("called", List.of());
        lambda.publishVersion(r -> r.functionName("called"));
        lambda.createAlias(r -> r.functionName("called").name("live").functionVersion("1"));
        assertThatThrownBy(() -> lambda.getPolicy(r -> r.functionName("called")))
                .isInstanceOf(ResourceNotFoundException.class);
        var statement = lambda.addPermission(r -> r.functionName("called")
                        .qualifier("live")
                        .statementId("bucket")
                        .action("lambda:InvokeFunction")
                        .principal("s3.amazonaws.com")
                        .sourceArn("arn:aws:s3:::raw"))
                .statement();
        assertThat(statement).contains("\"Sid\":\"bucket\"").contains("\"AWS:SourceArn\":\"arn:aws:s3:::raw\"");
        var policy = lambda.getPolicy(r -> r.functionName("called").qualifier("live"))
                .policy();
        assertThat(policy).contains("function:called:live");
        assertThatThrownBy(() -> lambda.addPermission(r -> r.functionName("called:live")
                        .statementId("bucket")
                        .action("lambda:InvokeFunction")
                        .principal("*")))
                .isInstanceOf(ResourceConflictException.class);
        lambda.removePermission(r -> r.functionName("called:live").statementId("bucket"));
        assertThatThrownBy(() -> lambda.removePermission(
                        r -> r.functionName("called:live").statementId("bucket")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void anImageIsRefusedInWords() {
        assertThatThrownBy(() -> lambda.createFunction(r -> r.functionName("image")
                        .packageType("Image")
                        .role("arn:aws:iam::000000000000:role/any")
                        .code(c -> c.imageUri("registry/app@sha256:1"))))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("runs no images, and the code is registry/app@sha256:1");
    }
}
