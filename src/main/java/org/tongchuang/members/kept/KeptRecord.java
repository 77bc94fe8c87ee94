package org.tongchuang.members.kept;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.PersonalData;

/// The record itself: its facts and where they came from, its history, what is proposed to change in it.
@Component
class KeptRecord implements PersonalData {

    private final RecordCopy copy;
    private final RecordErasing erasing;
    private final EveryId ids;

    KeptRecord(RecordCopy copy, RecordErasing erasing, EveryId ids) {
        this.copy = copy;
        this.ids = ids;
        this.erasing = erasing;
    }

    @Override
    public String part() {
        return "members.records";
    }

    @Override
    public String words() {
        return "members.copy.";
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "members.member",
                "members.member_gone",
                "members.revision",
                "members.lookup",
                "members.offer",
                "members.merge",
                "members.different",
                "members.possible_duplicate",
                "members.quality");
    }

    /// The other parts find the person by the ids that lead to this record.
    @Override
    public boolean isLast() {
        return true;
    }

    @Override
    public List<String> describe() {
        return List.of("members.kept.record", "members.kept.history", "members.kept.proposals");
    }

    @Override
    public Map<String, Object> export(MemberId member) {
        return copy.of(member);
    }

    /// The desk of merges moves records by itself.
    @Override
    public void merge(UUID merge, MemberId survivor, MemberId merged) {}

    @Override
    public void separate(UUID merge, MemberId survivor, MemberId merged) {}

    @Override
    public Set<MemberId> alsoKnownAs(MemberId member) {
        return Arrays.stream(ids.of(member)).map(MemberId::new).collect(Collectors.toSet());
    }

    @Override
    @Transactional
    public void leaving(MemberId member, boolean leaving) {
        erasing.leaving(member, leaving);
    }

    @Override
    public List<String> keeps() {
        return erasing.isKept() ? List.of("members.kept.archive") : List.of();
    }

    @Override
    @Transactional
    public void erase(MemberId member) {
        erasing.erase(member);
    }
}
