package org.tongchuang.notifications.queue;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongchuang.privacy.Purpose;
import org.tongchuang.privacy.Vault;
import tools.jackson.databind.json.JsonMapper;

/// Seals what notices say, each bound to its row.
@Component
public class ContentSeal {

    private final Vault vault;
    private final JsonMapper json;

    ContentSeal(Vault vault, JsonMapper json) {
        this.vault = vault;
        this.json = json;
    }

    byte[] seal(UUID row, Content content) {
        return vault.seal(Purpose.MESSAGES, row, json.writeValueAsBytes(content));
    }

    byte[] seal(UUID row, String said) {
        return vault.seal(Purpose.MESSAGES, row, said.getBytes(StandardCharsets.UTF_8));
    }

    /// @throws Vault.Unopenable when its key is lost
    public Content open(UUID row, byte[] sealed) {
        return json.readValue(vault.open(Purpose.MESSAGES, row, sealed), Content.class);
    }

    public String words(UUID row, byte[] sealed) {
        return new String(vault.open(Purpose.MESSAGES, row, sealed), StandardCharsets.UTF_8);
    }
}
