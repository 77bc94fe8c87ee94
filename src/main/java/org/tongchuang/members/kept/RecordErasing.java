package org.tongchuang.members.kept;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;
import org.tongchuang.shared.MemberId;

/// Takes a record away, or all of it but what the archive keeps.
@Component
class RecordErasing {

    static final String LEAVING = "leaving";
    static final String ERASED = "erased";

    private final Members members;
    private final ArchiveRule rule;
    private final EveryId ids;
    private final JdbcClient jdbc;
    private final Clock clock;

    RecordErasing(Members members, ArchiveRule rule, EveryId ids, JdbcClient jdbc, Clock clock) {
        this.members = members;
        this.rule = rule;
        this.ids = ids;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean isKept() {
        return !rule.kept().isEmpty();
    }

    /// A fact like any other, so that the index, the pages and the address book know it from the same moment.
    void leaving(MemberId id, boolean leaving) {
        members.hold(List.of(id));
        members.find(id).ifPresent(member -> {
            Map<String, @org.jspecify.annotations.Nullable String> change = new HashMap<>();
            change.put(LEAVING, leaving ? "true" : null);
            Member.Edited edited =
                    member.edit(change, new Origin(Source.SELF, clock.instant(), null, member.name(), null));
            if (edited.revision() != null) {
                members.save(edited);
            }
        });
    }

    void erase(MemberId id) {
        UUID[] every = ids.of(id);
        members.hold(Arrays.stream(every).map(MemberId::new).toList());
        Set<String> kept = rule.kept();
        List<Member> there = members.all(List.of(id));
        if (kept.isEmpty() || there.isEmpty()) {
            members.remove(Arrays.stream(every).map(MemberId::new).toList());
        } else if (!there.getFirst().facts().has(ERASED)) {
            members.save(reduced(there.getFirst(), kept));
        }
        for (String sql : List.of(
                "delete from members.revision where member_id = any (:ids)",
                "delete from members.offer where member_id = any (:ids)",
                "delete from members.possible_duplicate where one = any (:ids)",
                "delete from members.possible_duplicate where other = any (:ids)",
                "delete from members.different where one = any (:ids) or other = any (:ids)",
                "delete from members.merge where survivor = any (:ids) or merged = any (:ids)")) {
            jdbc.sql(sql).param("ids", every).update();
        }
    }

    /// What the archive keeps, which nobody but the office sees and under which nobody is written to.
    private Member.Edited reduced(Member member, Set<String> kept) {
        Map<String, String> facts = new TreeMap<>();
        member.facts().each((path, value) -> {
            int dot = path.indexOf('.');
            if (kept.contains(dot < 0 ? path : path.substring(0, dot))) {
                facts.put(path, value);
            }
        });
        Instant now = clock.instant();
        facts.put("unlisted", "true");
        facts.put("doNotContact", "true");
        facts.put(ERASED, now.toString().substring(0, 10));
        Member next = new Member(
                member.id(),
                member.version() + 1,
                Facts.of(facts),
                Map.of(Member.REST, member.rest()),
                member.createdAt(),
                now);
        return new Member.Edited(member.facts(), next, null);
    }
}
