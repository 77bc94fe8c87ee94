package org.tongchuang.identity.signin;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.identity.accounts.SecurityLetters;
import org.tongchuang.privacy.SignedLinks;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.Ids;

/// Second steps that a colleague asked to take away. Each waits a day, so that whoever talked somebody into it waits
/// too, while a letter asks the owner, who can say no by its link.
@Repository
public class SecondStepResets {

    private static final String PURPOSE = "identity.second-step.keep";
    private static final Duration WAITS = Duration.ofHours(24);
    private static final Duration LINK_LASTS = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final SignedLinks links;
    private final SecurityLetters letters;
    private final ApplicationEventPublisher house;
    private final Clock clock;

    SecondStepResets(
            JdbcClient jdbc, SignedLinks links, SecurityLetters letters, ApplicationEventPublisher house, Clock clock) {
        this.jdbc = jdbc;
        this.links = links;
        this.letters = letters;
        this.house = house;
        this.clock = clock;
    }

    /// False when one waits already.
    @Transactional
    public boolean ask(Actor actor, Account account, String reason) {
        Instant now = clock.instant();
        boolean first = jdbc.sql("""
                insert into identity.second_step_reset (account_id, asked_by, asked_by_name, reason, asked_at, due_at)
                values (:account, :by, :name, :reason, :now, :due) on conflict do nothing
                """)
                        .param("account", account.id())
                        .param("by", actor.id())
                        .param("name", actor.name())
                        .param("reason", reason)
                        .param("now", Timestamp.from(now))
                        .param("due", Timestamp.from(now.plus(WAITS)))
                        .update()
                == 1;
        if (first) {
            house.publishEvent(AuditEvent.of(actor, "identity.second-step.reset-asked", about(account, reason)));
            String token = links.sign(PURPOSE, account.id().toString(), now.plus(LINK_LASTS));
            letters.tellLinking(
                    account.id(), "identity.second-step.reset-asked", "/sign-in/keep/" + token, actor.name());
        }
        return first;
    }

    /// When the second step of this account will go, if it will.
    public Optional<Instant> due(UUID account) {
        return jdbc.sql("select due_at from identity.second_step_reset where account_id = :account")
                .param("account", account)
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    /// Whose letter this link comes from, while it is good.
    public Optional<UUID> owner(String token) {
        return links.read(PURPOSE, token).flatMap(read -> Ids.read(read.subject()));
    }

    /// Nothing is taken away after all; whether anything was to be.
    @Transactional
    public boolean cancel(UUID account) {
        return jdbc.sql("delete from identity.second_step_reset where account_id = :account")
                        .param("account", account)
                        .update()
                == 1;
    }

    /// Whether this account's second step is to be taken away now; that is told, and asked no second time.
    @Transactional
    boolean carryOut(Account account) {
        Instant now = clock.instant();
        Optional<Waited> waited = jdbc.sql("""
                delete from identity.second_step_reset where account_id = :account and due_at <= :now
                returning asked_by, asked_by_name, reason
                """)
                .param("account", account.id())
                .param("now", Timestamp.from(now))
                .query((row, n) -> new Waited(row.getObject(1, UUID.class), row.getString(2), row.getString(3)))
                .optional();
        waited.ifPresent(reset -> {
            house.publishEvent(new AuditEvent(
                    reset.by, reset.name, "identity.second-step.reset", List.of(), about(account, reset.reason), null));
            letters.tell(account.id(), "identity.second-step.reset");
        });
        return waited.isPresent();
    }

    private static Map<String, String> about(Account account, String reason) {
        Map<String, String> detail = new LinkedHashMap<>();
        detail.put("account", account.name());
        detail.put("email", account.email());
        detail.put("reason", reason);
        return detail;
    }

    private record Waited(UUID by, String name, String reason) {}
}
