package io.sosw.engine.deploy.template;

import io.sosw.engine.project.FunctionSpec;
import io.sosw.engine.project.Use;
import java.util.Map;
import java.util.TreeMap;

/**
 * The environment variables of a deployed function: its own, the one that chooses it, and how to reach its database,
 * labourers or tasks. A
 * value that says <code>${Resource}</code> or <code>${Resource.Attribute}</code> gets what the template makes of it.
 */
final class Variables {
    private Variables() {}

    static Map<String, Object> of(FunctionSpec function, Declared declared) {
        var all = new TreeMap<String, Object>();
        function.uses().stream()
                .filter(use -> use.kind().equals("database") && declared.has(use.resource()))
                .map(Use::resource)
                .findFirst()
                .ifPresent(database -> database(database, declared, all));
        function.uses().stream()
                .filter(use -> use.kind().equals("labourers"))
                .forEach(use -> all.put("SETTINGS_PATH", Cfn.text(use.resource())));
        if (!function.labourer().isEmpty()) {
            all.put("TASKS_TABLE", Cfn.text(String.valueOf(function.labourer().get("tasks_table"))));
            put(all, "META_TABLE", function.labourer().get("meta_table"));
        }
        function.environment().forEach((name, value) -> all.put(name, Cfn.text(value)));
        all.put("SOSW_FUNCTION", function.name());
        return all;
    }

    private static void database(String id, Declared declared, Map<String, Object> all) {
        all.put("DB_HOST", Cfn.attribute(id, "Endpoint.Address"));
        all.put("DB_PORT", Cfn.attribute(id, "Endpoint.Port"));
        put(all, "DB_NAME", declared.property(id, "DBName"));
        put(all, "DB_USER", declared.property(id, "MasterUsername"));
        if (declared.managesPassword(id)) {
            all.put("DB_SECRET", Cfn.attribute(id, Declared.MASTER_SECRET));
            all.put(
                    "DB_PASS",
                    Cfn.sub("{{resolve:secretsmanager:${" + id + "." + Declared.MASTER_SECRET
                            + "}:SecretString:password}}"));
        } else {
            put(all, "DB_PASS", declared.property(id, "MasterUserPassword"));
        }
    }

    private static void put(Map<String, Object> all, String name, @org.jspecify.annotations.Nullable Object value) {
        if (value != null) {
            all.put(name, value);
        }
    }
}
