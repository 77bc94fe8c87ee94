package org.tongchuang.identity.accounts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.PersonalData;

/// What this room keeps about people: their account, the ways by which they sign in, and from which devices they did.
@Component
class KeptAccounts implements PersonalData {

    private static final List<String> ABOUT = List.of(
            "passkeys", "select name, created_at as since from identity.passkey where account_id = :id order by 2",
            "outside", """
            select provider.name_zh as system, link.shown as name, link.subject, link.linked_at as since, link.used_at as used
            from identity.outside_link link join identity.outside_provider provider on provider.id = link.provider_id
            where link.account_id = :id order by link.linked_at
            """,
            "devices", "select first_at as first, last_at as last from identity.known_device where account_id = :id",
            "tokens", "select name, created_at as since from identity.api_token where account_id = :id order by 2",
            "app", "select since from identity.authenticator where account_id = :id and since is not null",
            "rescue", "select made_at as since, used_at as used from identity.recovery_code where account_id = :id",
            "resets",
                    "select asked_at as since, asked_by_name as by, reason from identity.second_step_reset where account_id = :id",
            "codes", "select until, tries from identity.mailed_code where account_id = :id order by 1");

    private final Accounts accounts;
    private final MemberLinks links;
    private final ActorCache remembered;
    private final JdbcClient jdbc;

    KeptAccounts(Accounts accounts, MemberLinks links, ActorCache remembered, JdbcClient jdbc) {
        this.accounts = accounts;
        this.links = links;
        this.remembered = remembered;
        this.jdbc = jdbc;
    }

    @Override
    public String words() {
        return "identity.copy.";
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "identity.account",
                "identity.api_token",
                "identity.authenticator",
                "identity.recovery_code",
                "identity.passkey",
                "identity.mailed_code",
                "identity.known_device",
                "identity.second_step_reset",
                "identity.outside_link",
                "identity.outside_arrival",
                "identity.moved");
    }

    /// What is open under an account is found by it.
    @Override
    public boolean isLast() {
        return true;
    }

    @Override
    public List<String> describe() {
        return List.of("identity.kept.account", "identity.kept.ways", "identity.kept.devices");
    }

    @Override
    public Map<String, Object> export(MemberId member) {
        return Map.of("accounts", links.all(member).stream().map(this::exported).toList());
    }

    private Map<String, Object> exported(UUID id) {
        Map<String, Object> all = new LinkedHashMap<>();
        accounts.find(id).ifPresent(account -> {
            all.put("email", account.email());
            all.put("name", account.name());
            all.put("since", account.createdAt().toString());
            java.time.Instant last = account.signedInAt();
            all.put("lastSignIn", last == null ? "" : last.toString());
            all.put("password", account.hasPassword());
        });
        for (int i = 0; i < ABOUT.size(); i += 2) {
            all.put(
                    ABOUT.get(i),
                    jdbc.sql(ABOUT.get(i + 1)).param("id", id).query().listOfRows());
        }
        return all;
    }

    @Override
    @Transactional
    public void merge(UUID merge, MemberId survivor, MemberId merged) {
        links.move(merge, survivor, merged).forEach(remembered::forget);
    }

    @Override
    @Transactional
    public void separate(UUID merge, MemberId survivor, MemberId merged) {
        links.giveBack(merge, survivor, merged).forEach(remembered::forget);
    }

    @Override
    @Transactional
    public void erase(MemberId member) {
        List<UUID> gone = links.all(member);
        links.erase(member);
        gone.forEach(remembered::forget);
    }
}
