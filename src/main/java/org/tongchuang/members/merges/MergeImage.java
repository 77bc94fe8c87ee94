package org.tongchuang.members.merges;

import java.time.Instant;
import java.util.Map;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Origin;
import org.tongchuang.shared.MemberId;

/// What of a merge is kept sealed: both records as they were, and what went where.
record MergeImage(
        Half survivor, Half merged, Map<String, String> taken, Map<String, String> places, Map<String, String> offers) {

    static MergeImage of(Merge merge) {
        return new MergeImage(
                Half.of(merge.before()), Half.of(merge.merged()), merge.taken(), merge.places(), merge.offers());
    }

    record Half(long version, Map<String, String> facts, Map<String, Origin> origins, Instant begun, Instant changed) {

        static Half of(Member member) {
            return new Half(
                    member.version(), member.facts().asMap(), member.origins(), member.createdAt(), member.updatedAt());
        }

        Member member(MemberId id) {
            return new Member(id, version, Facts.of(facts), origins, begun, changed);
        }
    }
}
