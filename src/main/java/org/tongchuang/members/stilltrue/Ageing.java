package org.tongchuang.members.stilltrue;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tongchuang.members.records.Career;
import org.tongchuang.members.records.Contact;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;

/// What of a record grows old: where somebody works, lives and is reached. Of all else, such as what they studied, time
/// changes nothing.
final class Ageing {

    /// After which a fact that nobody has confirmed is asked about.
    static final Period AGE = Period.ofMonths(6);

    private final Member member;

    private Ageing(Member member) {
        this.member = member;
    }

    static Ageing of(Member member) {
        return new Ageing(member);
    }

    /// Paths of what nobody has confirmed within the last six months.
    List<String> old(Instant now) {
        Instant since = now.atZone(ZoneOffset.UTC).minus(AGE).toInstant();
        return paths().stream().filter(path -> word(path).isBefore(since)).toList();
    }

    /// Whether there is something to ask that was not asked before: each word is asked about once.
    boolean isToBeAsked(Instant now, Optional<Instant> lastAsked) {
        return old(now).stream()
                .anyMatch(path ->
                        lastAsked.map(asked -> word(path).isAfter(asked)).orElse(true));
    }

    /// When this was last said to be so, by whoever set it or by the person for all of it.
    private Instant word(String path) {
        Instant set = member.originOf(path).at();
        Origin confirmed = member.originOf(Contact.CONFIRMED);
        boolean bySelf = member.facts().has(Contact.CONFIRMED) && confirmed.source() == Source.SELF;
        return bySelf && confirmed.at().isAfter(set) ? confirmed.at() : set;
    }

    private List<String> paths() {
        Facts facts = member.facts();
        List<String> paths = new ArrayList<>();
        for (Career career : Career.of(facts)) {
            if (career.current() && career.employer() != null) {
                paths.add("career." + career.number() + ".employer");
            }
        }
        if (facts.has("city")) {
            paths.add("city");
        }
        for (Contact contact : Contact.of(facts)) {
            if (contact.works()
                    && (contact.kind().equals("phone") || contact.kind().equals("email"))) {
                paths.add(contact.path());
            }
        }
        return paths;
    }
}
