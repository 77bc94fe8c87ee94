package org.tongchuang.members.claiming.claims;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.privacy.Purpose;
import org.tongchuang.privacy.Vault;
import org.tongchuang.shared.Ids;
import org.tongchuang.shared.Refusal;

/// Whom applicants wish to be asked about them. Noted at once, whoever it is; looked for later.
@Repository
public class Wishes {

    private static final int TIMES = 3;
    private static final int NAMES = 6;
    private static final int LONGEST = 200;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final ClaimSteps steps;
    private final Clock clock;

    Wishes(JdbcClient jdbc, Vault vault, ClaimSteps steps, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.steps = steps;
        this.clock = clock;
    }

    public record Wish(UUID id, UUID claim, List<String> names) {}

    /// @throws Refusal at `names` when there are none, or too many
    @Transactional
    public void add(UUID claim, String typed) {
        String names = String.join("\n", read(typed));
        if (names.isEmpty() || names.length() > LONGEST) {
            throw Refusal.at("names", "members.claims.vouch.none");
        }
        int before = jdbc.sql("select count(*) from members.claim_wish where claim_id = :claim")
                .param("claim", claim)
                .query((row, n) -> row.getInt(1))
                .single();
        if (before >= TIMES) {
            throw Refusal.at("names", "members.claims.vouch.many");
        }
        jdbc.sql("insert into members.claim_wish (id, claim_id, names, at) values (:id, :claim, :names, :at)")
                .param("id", Ids.next())
                .param("claim", claim)
                .param("names", vault.seal(Purpose.MESSAGES, claim, names.getBytes(StandardCharsets.UTF_8)))
                .param("at", Timestamp.from(clock.instant()))
                .update();
        steps.add(claim, "VOUCHERS", null, "", clock.instant());
    }

    static List<String> read(String typed) {
        return Arrays.stream(typed.replaceAll("\\p{Cntrl}", " ").split("[,，、;；\\s]+"))
                .filter(name -> !name.isBlank())
                .distinct()
                .limit(NAMES)
                .toList();
    }

    public List<Wish> waiting(int atMost) {
        return jdbc.sql(
                        "select id, claim_id, names from members.claim_wish where asked_at is null order by id limit :most")
                .param("most", atMost)
                .query((row, n) -> {
                    UUID claim = row.getObject(2, UUID.class);
                    String names =
                            new String(vault.open(Purpose.MESSAGES, claim, row.getBytes(3)), StandardCharsets.UTF_8);
                    return new Wish(row.getObject(1, UUID.class), claim, List.of(names.split("\n")));
                })
                .list();
    }

    /// @return false when somebody else did it
    public boolean done(UUID id) {
        return jdbc.sql("update members.claim_wish set asked_at = :now where id = :id and asked_at is null")
                        .param("now", Timestamp.from(clock.instant()))
                        .param("id", id)
                        .update()
                > 0;
    }
}
