package io.sosw.local.provision.types;

import io.sosw.json.Json;
import io.sosw.local.provision.Desired;
import io.sosw.local.provision.Made;
import io.sosw.local.provision.Properties;
import io.sosw.local.provision.ResourceProblem;
import io.sosw.local.provision.ResourceType;
import io.sosw.local.provision.Services;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetRandomPasswordRequest;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** A secret, said in the template or generated. */
final class SecretType implements ResourceType {

    @Override
    public String name() {
        return "AWS::SecretsManager::Secret";
    }

    @Override
    public Set<String> replacing() {
        return Set.of("Name");
    }

    @Override
    public String naming() {
        return "Name";
    }

    @Override
    public Made create(Desired desired, Services services) {
        var secrets = services.get(SecretsManagerClient.class);
        var text = desired.properties().has("GenerateSecretString")
                ? generated(desired.properties().map("GenerateSecretString"), secrets)
                : desired.properties().text("SecretString", "");
        var arn = secrets.createSecret(request -> request.name(desired.name("Name"))
                        .description(desired.properties().text("Description", ""))
                        .secretString(text))
                .arn();
        return made(arn);
    }

    @Override
    public Made update(Made current, Properties before, Desired desired, Services services) {
        var text = desired.properties().value("SecretString");
        if (text.isPresent() && !text.equals(before.value("SecretString"))) {
            services.get(SecretsManagerClient.class)
                    .putSecretValue(request ->
                            request.secretId(current.physicalId()).secretString(Properties.asText(text.get())));
        }
        return current;
    }

    @Override
    public void delete(Made current, Properties last, Services services) {
        services.get(SecretsManagerClient.class)
                .deleteSecret(request -> request.secretId(current.physicalId()).forceDeleteWithoutRecovery(true));
    }

    @Override
    public Optional<Made> find(Desired desired, Services services) {
        try {
            return Optional.of(made(services.get(SecretsManagerClient.class)
                    .describeSecret(request -> request.secretId(desired.name("Name")))
                    .arn()));
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    private static String generated(Properties how, SecretsManagerClient secrets) {
        var request = how.fill(GetRandomPasswordRequest.builder(), "SecretStringTemplate", "GenerateStringKey");
        var password = secrets.getRandomPassword(request.build()).randomPassword();
        if (!how.has("GenerateStringKey")) {
            return password;
        }
        var template = how.text("SecretStringTemplate", "{}");
        var entries = new LinkedHashMap<String, Object>();
        if (!(Json.parse(template) instanceof Map<?, ?> said)) {
            throw new ResourceProblem("InvalidRequest", "SecretStringTemplate is no JSON object: " + template);
        }
        said.forEach((key, value) -> entries.put(String.valueOf(key), value));
        entries.put(how.text("GenerateStringKey"), password);
        return Json.write(entries);
    }

    private static Made made(String arn) {
        return new Made(arn, Map.of("Id", arn));
    }
}
