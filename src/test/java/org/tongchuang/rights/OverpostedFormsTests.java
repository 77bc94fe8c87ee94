package org.tongchuang.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongchuang.identity.accounts.Office;

/// Forms about accounts, settings and oneself, sent with fields they don't have: each sets what it asks for, and that.
@RightsTrial
class OverpostedFormsTests {

    @Autowired
    private RightsWorld world;

    @Autowired
    private RightsCast cast;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void settle() {
        cast.settle();
    }

    /// What a form might set that was bound to a whole account, by several spellings.
    private Map<String, String> more() {
        Map<String, String> more = new LinkedHashMap<>();
        String administrator = world.account(Somebody.ADMINISTRATOR).id().toString();
        for (String prefix : List.of("", "account.", "form.", "_", "!")) {
            more.put(prefix + "role", "ADMINISTRATOR");
            more.put(prefix + "rights", "MANAGE_ACCOUNTS");
            more.put(prefix + "reach", "*");
            more.put(prefix + "units", "[]");
            more.put(prefix + "active", "false");
            more.put(prefix + "email", "taken@example.edu");
            more.put(prefix + "hash", "plain");
            more.put(prefix + "accountId", administrator);
            more.put(prefix + "account_id", administrator);
            more.put(prefix + "actor", administrator);
            more.put(prefix + "createdAt", "2000-01-01T00:00:00Z");
            more.put(prefix + "expiresAt", "2999-01-01T00:00:00Z");
        }
        more.put("class.module.classLoader.resources.context.parent", "x");
        more.put("__proto__.role", "ADMINISTRATOR");
        return more;
    }

    @Test
    void changeNobodysRightsFromTheirOwnPages() {
        String before = account(Somebody.SCHOOL);
        for (RightsRow row : RightsMatrix.rows()) {
            boolean oneself = row.path().startsWith("/account")
                    || List.of("/language", "/theme", "/office/members/columns", "/office/members/searches")
                            .contains(row.path());
            if (row.safe() || row.leaves() || !oneself) {
                continue;
            }
            Map<String, String> sent = new LinkedHashMap<>(more());
            sent.putAll(cast.sent(row, Somebody.SCHOOL));
            long others = tokensOfOthers();
            assertThat(Sending.broken(world.ask(row, Somebody.SCHOOL, sent)))
                    .as(row.endpoint())
                    .isEmpty();
            assertThat(tokensOfOthers()).as(row.endpoint()).isEqualTo(others);
        }
        assertThat(account(Somebody.SCHOOL)).isEqualTo(before);
        assertThat(jdbc.sql(
                                "select distinct unnest(rights) from identity.api_token where account_id = :id and created_at > now() - interval '5 minutes'")
                        .param("id", world.account(Somebody.SCHOOL).id())
                        .query(String.class)
                        .list())
                .as("rights of tokens made meanwhile")
                .isNotEmpty()
                .doesNotContain("MANAGE_ACCOUNTS");
    }

    @Test
    void changeOfAnotherAccountOnlyWhatTheFormAsks() {
        String id = world.account(Somebody.AUDITOR).id().toString();
        String administrator = account(Somebody.ADMINISTRATOR);
        RightsRow row = row("POST /office/accounts/{id}");
        Map<String, String> sent = new LinkedHashMap<>(more());
        sent.putAll(Map.of("id", id, "name", "审一", "role", "AUDITOR"));
        String password = column(Somebody.AUDITOR, "password");
        String email = column(Somebody.AUDITOR, "email");
        String created = column(Somebody.AUDITOR, "created_at::text");
        assertThat(world.ask(row, Somebody.ADMINISTRATOR, sent)).hasStatus(303);
        assertThat(column(Somebody.AUDITOR, "name")).isEqualTo("审一");
        assertThat(column(Somebody.AUDITOR, "role")).isEqualTo("AUDITOR");
        assertThat(column(Somebody.AUDITOR, "active::text")).isEqualTo("true");
        assertThat(column(Somebody.AUDITOR, "password")).isEqualTo(password);
        assertThat(column(Somebody.AUDITOR, "email")).isEqualTo(email);
        assertThat(column(Somebody.AUDITOR, "created_at::text")).isEqualTo(created);
        assertThat(account(Somebody.ADMINISTRATOR)).isEqualTo(administrator);
    }

    @Test
    void changeOfTheSettingsOnlyWhatTheFormAsks() {
        RightsRow row = row("POST /office/settings");
        Map<String, String> usual = cast.sent(row, Somebody.ADMINISTRATOR);
        assertThat(world.ask(row, Somebody.ADMINISTRATOR, usual)).hasStatus(303);
        String before = settings();
        Map<String, String> sent = new LinkedHashMap<>(more());
        sent.putAll(Map.of("only_one", "false", "onlyOne", "false", "logoType", "text/html", "logo_type", "text/html"));
        sent.putAll(Map.of("email", "another@example.edu", "password", Office.PASSWORD, "code", "x"));
        sent.putAll(usual);
        assertThat(world.ask(row, Somebody.ADMINISTRATOR, sent)).hasStatus(303);
        assertThat(settings()).isEqualTo(before);
        assertThat(jdbc.sql(
                                "select count(*) from identity.account where email in ('another@example.edu', 'taken@example.edu')")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private static RightsRow row(String endpoint) {
        return RightsMatrix.rows().stream()
                .filter(one -> one.endpoint().equals(endpoint))
                .findFirst()
                .orElseThrow();
    }

    /// All of an account but when it was last used.
    private String account(Somebody who) {
        return column(who, "to_jsonb(a) - 'signed_in_at' - 'language'");
    }

    private String column(Somebody who, String column) {
        return jdbc.sql("select (" + column + ")::text from identity.account a where id = :id")
                .param("id", world.account(who).id())
                .query(String.class)
                .single();
    }

    private String settings() {
        return jdbc.sql("select (to_jsonb(u) - 'version')::text from shared.university u")
                .query(String.class)
                .single();
    }

    private long tokensOfOthers() {
        return jdbc.sql("select count(*) from identity.api_token where account_id <> :id")
                .param("id", world.account(Somebody.SCHOOL).id())
                .query(Long.class)
                .single();
    }
}
