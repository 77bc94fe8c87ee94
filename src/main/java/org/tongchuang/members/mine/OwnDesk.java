package org.tongchuang.members.mine;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.members.records.Contact;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.members.records.Offers;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Refusals;
import org.tongchuang.members.records.Source;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Refusal;

/// Where people read and write their own record, as far as the office's rules go.
@Service
public class OwnDesk {

    private final Members members;
    private final Offers offers;
    private final FieldRules rules;
    private final ApplicationEventPublisher house;
    private final Clock clock;

    OwnDesk(Members members, Offers offers, FieldRules rules, ApplicationEventPublisher house, Clock clock) {
        this.members = members;
        this.offers = offers;
        this.rules = rules;
        this.house = house;
        this.clock = clock;
    }

    /// What became of a change.
    ///
    /// @param waiting what the office looks at before it counts
    public record Saved(Member member, List<String> waiting) {}

    public Member read(Self self) {
        return members.find(self.member()).orElseThrow(() -> new NotFound("member " + self.member()));
    }

    /// As far as it may be read now: a new account that was opened on knowledge alone is shown no contacts for
    /// some days.
    public Member seen(Self self) {
        return rules.seen(read(self));
    }

    /// Until when contacts are kept back.
    public Optional<Instant> guardedUntil(Member member) {
        return rules.guardedUntil(member);
    }

    /// What waits for the office, and what lists say against the person's own word: path to value.
    public Map<String, String> waiting(Member member) {
        return offers.of(member.id());
    }

    /// @param version what they saw when they began; null to change whatever is there now
    /// @throws OptimisticLockingFailureException when the record changed meanwhile
    /// @throws Refusals with every field that is wrong, or that only the office changes
    @Transactional
    public Saved edit(Self self, @Nullable Long version, Map<String, String> written) {
        Member member = read(self);
        if (version != null && version != member.version()) {
            throw new OptimisticLockingFailureException("seen " + version + ", now " + member.version());
        }
        FieldRules.Sorted sorted = rules.sort(member, written);
        sorted.review().forEach((path, value) -> offers.offer(member.id(), path, value, Source.SELF, clock.instant()));
        Member saved = write(self, member, sorted.atOnce());
        if (!sorted.review().isEmpty()) {
            note(self, member, "members.record.proposed", sorted.review().keySet());
        }
        return new Saved(saved, List.copyOf(sorted.review().keySet()));
    }

    /// All of it is right as it is.
    @Transactional
    public Member confirm(Self self) {
        return write(self, read(self), Map.of(Contact.CONFIRMED, rules.today().toString()));
    }

    /// Nobody is reached there any more.
    ///
    /// @param path such as `email.1`
    @Transactional
    public Member contactFails(Self self, String path, boolean fails) {
        Member member = read(self);
        if (rules.guardedUntil(member).isPresent()) {
            throw new Refusals(Map.of(path, Refusal.at(path, "members.mine.guarded.field")));
        }
        Contact contact = Contact.of(member.facts()).stream()
                .filter(one -> one.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new NotFound("contact " + path));
        return write(self, member, contact.failing(fails, member.facts()));
    }

    private Member write(Self self, Member member, Map<String, @Nullable String> changes) {
        String name = self.name().isEmpty() ? member.name() : self.name();
        Member.Edited edited =
                member.edit(changes, new Origin(Source.SELF, clock.instant(), self.account(), name, null));
        if (edited.revision() != null) {
            members.save(edited);
            note(self, edited.member(), "members.record.changed", changes.keySet());
        }
        return edited.member();
    }

    private void note(Self self, Member member, String act, Set<String> paths) {
        Map<String, String> detail = new LinkedHashMap<>();
        detail.put("name", member.name());
        detail.put("fields", String.join(", ", paths));
        detail.put("way", self.way());
        UUID account = self.account();
        house.publishEvent(new AuditEvent(
                account,
                self.name().isEmpty() ? member.name() : self.name(),
                act,
                List.of(member.id().value()),
                detail,
                self.address()));
    }
}
