package io.sosw.essentials.settings;

import io.sosw.essentials.ecology.Coefficients;
import io.sosw.essentials.ecology.EcologyStatus;
import io.sosw.essentials.labourer.Labourer;
import io.sosw.essentials.scheduler.JobSchema;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What all essentials are told, under sosw's names.
 *
 * <p>Immutable and thread-safe.
 *
 * @param labourers by id, in order
 * @param faulty labourers that cannot be read: id to what is wrong. They harm only themselves
 * @param schemas by {@code job_schema_name}; {@code default} is always there
 * @param coefficients health to share of the cap
 */
public record EssentialsSettings(
        Map<String, Labourer> labourers,
        Map<String, String> faulty,
        Map<String, JobSchema> schemas,
        Coefficients coefficients) {
    private static final String DEFAULT = "default";

    /**
     * Reads merged settings. The names of {@code task_config}, where sosw nests them, may also stand at the top.
     *
     * @throws IllegalArgumentException naming the path, if something but a labourer cannot be read
     */
    public static EssentialsSettings of(Map<String, Object> merged) {
        var top = Node.of("", merged);
        var settings = Node.of("", Merge.of(top.child("task_config").values(), merged));
        var labourers = new LinkedHashMap<String, Labourer>();
        var faulty = new LinkedHashMap<String, String>();
        settings.child("labourers").values().forEach((id, value) -> {
            try {
                labourers.put(id, LabourerReader.read(id, Node.of("labourers." + id, value), settings));
            } catch (IllegalArgumentException e) {
                faulty.put(id, e.getMessage() + origin(value));
            }
        });
        return new EssentialsSettings(labourers, faulty, schemas(settings), coefficients(settings));
    }

    private static String origin(@Nullable Object record) {
        return record instanceof Map<?, ?> map && map.get(LabourerReader.ORIGIN) != null
                ? " (registered by " + map.get(LabourerReader.ORIGIN) + ")"
                : "";
    }

    private static Map<String, JobSchema> schemas(Node settings) {
        var schemas = new LinkedHashMap<String, JobSchema>();
        schemas.put(DEFAULT, schema(settings.child("job_schema")));
        settings.child("job_schema_variants").children().forEach((name, node) -> {
            // sosw's default variant is empty and must not wipe out job_schema
            if (!name.equals(DEFAULT) || !node.texts("chunkable_attrs").isEmpty()) {
                schemas.put(name, schema(node));
            }
        });
        return schemas;
    }

    private static JobSchema schema(Node node) {
        return new JobSchema(node.texts("chunkable_attrs"));
    }

    private static Coefficients coefficients(Node settings) {
        var node = settings.child("invocation_number_coefficient");
        var shares = new EnumMap<EcologyStatus, BigDecimal>(EcologyStatus.class);
        for (var status : node.values().keySet()) {
            shares.put(EcologyStatus.of(new BigDecimal(status).intValueExact()), node.decimal(status));
        }
        return new Coefficients(shares);
    }
}
