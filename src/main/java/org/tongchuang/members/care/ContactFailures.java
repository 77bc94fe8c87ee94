package org.tongchuang.members.care;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongchuang.members.records.Contact;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.MemberId;

/// For whoever sends messages to hear of one that came back.
@Component
public class ContactFailures {

    private static final int TRIES = 5;

    private final Members members;
    private final ApplicationEventPublisher house;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ContactFailures(
            Members members, ApplicationEventPublisher house, PlatformTransactionManager transactions, Clock clock) {
        this.members = members;
        this.house = house;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /// Marks a contact as one under which nobody is reached; saying it again changes nothing.
    ///
    /// @param kind `phone`, `email`, `wechat` or `address`
    /// @param value the number or address, as the record has it or in other capitals
    /// @param by who says so, such as the name of a mail server
    /// @return whether the record, or the one it was merged into, has such a contact
    /// @throws OptimisticLockingFailureException when others keep changing the record
    public boolean report(MemberId id, String kind, String value, String by) {
        for (int tries = 1; ; tries++) {
            try {
                return Boolean.TRUE.equals(transaction.execute(status -> mark(id, kind, value, by)));
            } catch (OptimisticLockingFailureException others) {
                if (tries == TRIES) {
                    throw others;
                }
            }
        }
    }

    private boolean mark(MemberId id, String kind, String value, String by) {
        Optional<Member> found = members.find(id);
        Optional<Contact> contact = found.flatMap(member -> Contact.of(member.facts()).stream()
                .filter(one -> one.kind().equals(kind) && one.value().equalsIgnoreCase(value))
                .findFirst());
        if (found.isEmpty() || contact.isEmpty()) {
            return false;
        }
        Member member = found.get();
        Map<String, @Nullable String> changes = contact.get().failing(true, member.facts());
        Member.Edited edited = member.edit(changes, new Origin(Source.HOUSE, clock.instant(), null, by, null));
        if (edited.revision() != null) {
            members.save(edited);
            house.publishEvent(AuditEvent.of(
                    Actor.house(),
                    "members.record.changed",
                    List.of(member.id().value()),
                    Map.of("name", member.name(), "fields", String.join(", ", changes.keySet()))));
        }
        return true;
    }
}
