package org.tongchuang.members.claiming.claims;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tongchuang.identity.MemberAccounts;
import org.tongchuang.members.claiming.evidence.Candidate;
import org.tongchuang.members.claiming.evidence.Item;
import org.tongchuang.members.claiming.evidence.Said;
import org.tongchuang.members.directory.Namesakes;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.LookupKeys;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;
import org.tongchuang.shared.MemberId;

/// Finds the records somebody may mean: by what stands on them alone, by name, and among the classmates.
@Component
class Finder {

    private static final int MOST = 400;

    private final Members members;
    private final LookupKeys keys;
    private final Namesakes namesakes;
    private final MemberAccounts accounts;

    Finder(Members members, LookupKeys keys, Namesakes namesakes, MemberAccounts accounts) {
        this.members = members;
        this.keys = keys;
        this.namesakes = namesakes;
        this.accounts = accounts;
    }

    public List<Candidate> candidates(Said said) {
        Facts facts = said.facts();
        Set<MemberId> found = new LinkedHashSet<>();
        members.byKeys(keys.of(facts)).values().forEach(found::addAll);
        found.addAll(namesakes.numbered(said.of(Item.STUDENT_NUMBER)));
        Origin origin = new Origin(Source.SELF, Instant.EPOCH, null, "", null);
        found.addAll(namesakes.of(Member.create(MemberId.next(), facts, origin)));
        List<MemberId> few = found.stream().limit(MOST).toList();
        Map<MemberId, Instant> taken = accounts.since(few);
        return members.all(few).stream()
                .map(member -> new Candidate(member.id(), member.facts(), taken.containsKey(member.id())))
                .toList();
    }
}
