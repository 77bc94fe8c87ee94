package org.tongchuang.members.imports.taking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.dao.OptimisticLockingFailureException;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Former;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.shared.MemberId;

/// Who is known to one batch: looked up for all its rows in two queries, then kept up as its rows are decided.
public final class KnownPeople implements Known {

    private final Map<Long, List<MemberId>> byKey;
    private final Map<MemberId, Member> members = new HashMap<>();
    private final Former former;

    /// @param strong keys that make two rows the same person; only these people's records are read
    public KnownPeople(Members records, Former former, Collection<Long> strong, Collection<Long> all) {
        this(records::byKeys, records::all, former, strong, all);
    }

    /// As a check of a file believes people to be by now.
    public KnownPeople(TrialPeople trial, Former former, Collection<Long> strong, Collection<Long> all) {
        this(trial::byKeys, trial::all, former, strong, all);
    }

    private KnownPeople(
            Function<Collection<Long>, Map<Long, List<MemberId>>> byKeys,
            Function<Collection<MemberId>, List<Member>> records,
            Former former,
            Collection<Long> strong,
            Collection<Long> all) {
        this.former = former;
        this.byKey = byKeys.apply(all);
        // The eldest record first, so that a check and the run after it meet the same one of several.
        byKey.values().forEach(people -> people.sort(Comparator.comparing(MemberId::value)));
        Set<MemberId> wanted = new LinkedHashSet<>();
        strong.forEach(key -> wanted.addAll(byKey.getOrDefault(key, List.of())));
        if (!wanted.isEmpty()) {
            records.apply(wanted).forEach(member -> members.put(member.id(), member));
        }
        if (members.size() < wanted.size()) {
            throw new OptimisticLockingFailureException("somebody was merged or removed while they were looked up");
        }
    }

    @Override
    public List<MemberId> byKey(long key) {
        return byKey.getOrDefault(key, List.of());
    }

    @Override
    public void add(long key, MemberId id) {
        List<MemberId> there = byKey.computeIfAbsent(key, k -> new ArrayList<>(1));
        if (!there.contains(id)) {
            there.add(id);
        }
    }

    @Override
    public Member member(MemberId id) {
        Member member = members.get(id);
        if (member == null) {
            throw new IllegalStateException("not looked up: " + id);
        }
        return member;
    }

    @Override
    public List<Facts> before(MemberId id) {
        return former.before(id);
    }
}
