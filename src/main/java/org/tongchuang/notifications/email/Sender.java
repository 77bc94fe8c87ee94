package org.tongchuang.notifications.email;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongchuang.integrations.mail.MailDoor;

/// As whom the house writes.
@Repository
public class Sender {

    private final JdbcClient jdbc;
    private final MailDoor door;

    Sender(JdbcClient jdbc, MailDoor door) {
        this.jdbc = jdbc;
        this.door = door;
    }

    /// What the office chose, or an address at this machine's own name, which takes no answers.
    public Chosen current() {
        return jdbc.sql("select address, reply_to from notifications.sender")
                .query((row, n) -> new Chosen(row.getString(1), row.getString(2)))
                .optional()
                .orElseGet(this::byItself);
    }

    private Chosen byItself() {
        String host = door.ownName();
        return new Chosen("no-reply@" + (host.contains(".") ? host : host + ".localdomain"), "");
    }

    public void choose(Chosen chosen) {
        jdbc.sql("""
                insert into notifications.sender (address, reply_to) values (:address, :reply)
                on conflict (only_one) do update set address = :address, reply_to = :reply
                """)
                .param("address", chosen.address())
                .param("reply", chosen.replyTo())
                .update();
    }

    /// @param replyTo where answers go; empty for the address itself
    public record Chosen(String address, String replyTo) {

        Optional<String> answersTo() {
            return replyTo.isEmpty() ? Optional.empty() : Optional.of(replyTo);
        }
    }
}
