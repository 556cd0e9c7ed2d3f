package io.sosw.essentials.settings;

import io.sosw.json.Json;
import io.sosw.json.JsonException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Parameter;

/**
 * Settings in the Parameter Store below one path, each a JSON object: {@code <path>/essentials} for all, {@code
 * <path>/<function>} for one, {@code <path>/labourers/<id>} for each labourer. A worker's own template declares its
 * labourer as an {@code AWS::SSM::Parameter}, so deploying the worker registers it and removing its stack takes it away.
 *
 * <p>A parameter that is not JSON is left out and logged: the others stay in force.
 */
public final class ParameterSettings implements SettingsSource {
    private static final Logger LOG = System.getLogger(ParameterSettings.class.getName());

    private final SsmClient ssm;
    private final String path;

    /**
     * @param path for example {@code /sosw/lab}
     */
    public ParameterSettings(SsmClient ssm, String path) {
        this.ssm = ssm;
        this.path = path;
    }

    @Override
    public Map<String, Object> load(String function) {
        var shared = new LinkedHashMap<String, Object>();
        var own = new LinkedHashMap<String, Object>();
        var labourers = new LinkedHashMap<String, Object>();
        var pages = ssm.getParametersByPathPaginator(
                request -> request.path(path).recursive(true).withDecryption(true));
        for (var page : pages) {
            for (var parameter : page.parameters()) {
                var name = parameter.name().substring(path.length() + 1);
                if (name.startsWith("labourers/")) {
                    labourers.put(name.substring("labourers/".length()), labourer(parameter));
                } else if (name.equals("essentials")) {
                    shared.putAll(read(parameter));
                } else if (name.equals(function)) {
                    own.putAll(read(parameter));
                }
            }
        }
        return Merge.of(Merge.of(shared, Map.of("labourers", labourers)), own);
    }

    /** What is no JSON stays what it is: the labourer is then told as one that cannot be read. */
    private static Object labourer(Parameter parameter) {
        try {
            return Objects.requireNonNullElse(Json.parse(parameter.value()), parameter.value());
        } catch (JsonException e) {
            LOG.log(Level.DEBUG, "not JSON", e);
            return parameter.value();
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> read(Parameter parameter) {
        try {
            if (Json.parse(parameter.value()) instanceof Map<?, ?> map) {
                return (Map<String, Object>) map;
            }
        } catch (JsonException e) {
            LOG.log(Level.DEBUG, "not JSON", e);
        }
        LOG.log(Level.ERROR, "The parameter {0} is no JSON object and is left out", parameter.name());
        return Map.of();
    }
}
