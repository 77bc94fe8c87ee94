package org.tongchuang.identity.outside;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Repository;
import org.tongchuang.integrations.vouching.Kind;
import org.tongchuang.integrations.vouching.Setting;
import org.tongchuang.privacy.Purpose;
import org.tongchuang.privacy.Vault;
import org.tongchuang.shared.privacy.Processors;
import org.tongchuang.shared.recall.Recall;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Who may vouch for people: a handful. Every look at the sign-in page asks, so they are remembered for a moment.
@Repository
class Providers {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final String ALL = "all";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Vault vault;
    private final Clock clock;
    private final Recall<String, List<Provider>> seen;

    Providers(JdbcClient jdbc, JsonMapper json, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.vault = vault;
        this.clock = clock;
        this.seen = new Recall<>(FRESH, clock, key -> read());
    }

    /// Campus first, then in the order in which they came.
    List<Provider> all() {
        return seen.of(ALL);
    }

    List<Provider> active() {
        return all().stream().filter(Provider::active).toList();
    }

    Optional<Provider> find(UUID id) {
        return all().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    void add(Provider provider) {
        jdbc.sql("""
                insert into identity.outside_provider (id, kind, name_zh, name_en, created_at)
                values (:id, :kind, :zh, :en, :now)
                """)
                .param("id", provider.id())
                .param("kind", provider.kind().name())
                .param("zh", provider.nameChinese())
                .param("en", provider.nameEnglish())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        save(provider);
    }

    void save(Provider provider) {
        Map<String, String> open = new HashMap<>();
        Map<String, String> secret = new HashMap<>();
        for (Setting one : provider.kind().settings()) {
            String value = provider.settings().get(one.name());
            if (value != null) {
                (one.shape() == Setting.Shape.SECRET ? secret : open).put(one.name(), value);
            }
        }
        byte[] plain = json.writeValueAsString(secret).getBytes(StandardCharsets.UTF_8);
        jdbc.sql("""
                update identity.outside_provider set name_zh = :zh, name_en = :en, settings = :settings::jsonb,
                    secrets = :secrets, reading = :reading::jsonb, both_steps = :both, vouches_study = :study,
                    active = :active
                where id = :id
                """)
                .param("id", provider.id())
                .param("zh", provider.nameChinese())
                .param("en", provider.nameEnglish())
                .param("settings", json.writeValueAsString(open))
                .param("secrets", vault.seal(Purpose.SECRETS, provider.id(), plain))
                .param("reading", json.writeValueAsString(provider.reading()))
                .param("both", provider.bothSteps())
                .param("study", provider.vouchesStudy())
                .param("active", provider.active())
                .update();
        seen.forget(ALL);
    }

    void remove(UUID id) {
        jdbc.sql("delete from identity.outside_provider where id = :id")
                .param("id", id)
                .update();
        seen.forget(ALL);
    }

    private List<Provider> read() {
        return jdbc.sql(
                        "select * from identity.outside_provider order by kind not in ('OIDC', 'CAS', 'SAML'), id limit 100")
                .query(this::read)
                .list();
    }

    private Provider read(ResultSet row, int n) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Map<String, String> settings = new HashMap<>(json.readValue(row.getString("settings"), TEXTS));
        settings.putAll(secrets(id, row.getBytes("secrets")));
        return new Provider(
                id,
                Kind.valueOf(row.getString("kind")),
                row.getString("name_zh"),
                row.getString("name_en"),
                settings,
                json.readValue(row.getString("reading"), TEXTS),
                row.getBoolean("both_steps"),
                row.getBoolean("vouches_study"),
                row.getBoolean("active"));
    }

    /// The sign-in page must come up though a key be lost; then that provider lacks its secret.
    private Map<String, String> secrets(UUID id, byte @Nullable [] kept) {
        try {
            return kept == null
                    ? Map.of()
                    : json.readValue(new String(vault.open(Purpose.SECRETS, id, kept), StandardCharsets.UTF_8), TEXTS);
        } catch (Vault.Unopenable lost) {
            return Map.of();
        }
    }

    /// Whoever may vouch for people learns that they come here.
    @Component
    static class Learning implements Processors {

        private static final Set<Kind> CAMPUS = Set.of(Kind.OIDC, Kind.CAS, Kind.SAML);

        private final Providers providers;

        Learning(Providers providers) {
            this.providers = providers;
        }

        @Override
        public List<Outsider> now() {
            return providers.active().stream()
                    .map(one -> new Outsider(
                            one.nameChinese(),
                            one.nameEnglish(),
                            CAMPUS.contains(one.kind()) ? "identity.processor.campus" : "identity.processor.social"))
                    .toList();
        }
    }
}
