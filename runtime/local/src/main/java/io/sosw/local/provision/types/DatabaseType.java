package io.sosw.local.provision.types;

import io.sosw.json.Json;
import io.sosw.local.provision.Desired;
import io.sosw.local.provision.Made;
import io.sosw.local.provision.Properties;
import io.sosw.local.provision.ResourceProblem;
import io.sosw.local.provision.ResourceType;
import io.sosw.local.provision.Services;
import io.sosw.local.sql.SqlServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** A database on the one SQL server of the shim; versions, sizes and networks have no effect here. */
final class DatabaseType implements ResourceType {
    private static final List<String> EFFECTLESS = List.of("DBInstanceClass", "AllocatedStorage", "EngineVersion");

    /** What a managed password is here: the one that the shim prints for the SQL client. */
    static final String MANAGED_PASSWORD = "password";

    @Override
    public String name() {
        return "AWS::RDS::DBInstance";
    }

    @Override
    public Set<String> replacing() {
        return Set.of("DBInstanceIdentifier", "DBName", "Engine", "MasterUsername");
    }

    @Override
    public Made create(Desired desired, Services services) {
        var properties = desired.properties();
        var engine = properties.text("Engine", "mysql");
        if (!engine.matches("mysql|mariadb|aurora-mysql")) {
            throw new ResourceProblem(
                    "InvalidRequest", "The shim runs MySQL only, and the template asks for Engine " + engine);
        }
        var user = properties.text("MasterUsername", "root");
        var managed = properties.flag("ManageMasterUserPassword");
        var password = managed ? MANAGED_PASSWORD : properties.text("MasterUserPassword", MANAGED_PASSWORD);
        var server = services.get(SqlServer.class);
        server.createDatabase(properties.text("DBName", ""), user, password);
        var id = properties.text("DBInstanceIdentifier", desired.generatedLowerName());
        var world = services.world();
        var attributes = new LinkedHashMap<String, Object>();
        attributes.put("Endpoint.Address", server.host());
        attributes.put("Endpoint.Port", String.valueOf(server.port()));
        attributes.put("DBInstanceArn", "arn:aws:rds:" + world.region() + ":" + world.accountId() + ":db:" + id);
        attributes.put("DbiResourceId", "db-" + id);
        if (managed) {
            attributes.put("MasterUserSecret.SecretArn", secret(id, user, password, services));
        }
        EFFECTLESS.forEach(properties::value);
        return new Made(id, attributes);
    }

    private static String secret(String id, String user, String password, Services services) {
        var text = Json.write(Map.of("username", user, "password", password));
        return services.get(SecretsManagerClient.class)
                .createSecret(request -> request.name("rds!db-" + id).secretString(text))
                .arn();
    }

    @Override
    public Made update(Made current, Properties before, Desired desired, Services services) {
        var properties = desired.properties();
        if (!before.text("MasterUserPassword", "").equals(properties.text("MasterUserPassword", ""))) {
            services.get(SqlServer.class)
                    .createDatabase(
                            properties.text("DBName", ""),
                            properties.text("MasterUsername", "root"),
                            properties.text("MasterUserPassword", MANAGED_PASSWORD));
        }
        return current;
    }

    @Override
    public void delete(Made current, Properties last, Services services) {
        services.get(SqlServer.class).dropDatabase(last.text("DBName", ""));
        var secret = current.attributes().get("MasterUserSecret.SecretArn");
        if (secret != null) {
            services.get(SecretsManagerClient.class)
                    .deleteSecret(request -> request.secretId(secret.toString()).forceDeleteWithoutRecovery(true));
        }
    }
}
