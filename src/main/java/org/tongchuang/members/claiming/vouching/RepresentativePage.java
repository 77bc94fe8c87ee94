package org.tongchuang.members.claiming.vouching;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.claiming.vouching.Representatives.Representative;
import org.tongchuang.members.records.Labels;
import org.tongchuang.members.records.Member;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Page;

/// For which of their classes somebody speaks.
///
/// @param posts for classes that are no longer on their record too
public record RepresentativePage(MemberId member, String name, List<Post> posts) implements Page {

    /// @param education which study it is; 0 when it is on their record no more
    /// @param id null while they do not speak for it
    public record Post(
            int education,
            String study,
            @Nullable UUID id,
            @Nullable Instant since,
            String namedBy) {}

    static RepresentativePage of(Member member, List<Representative> named) {
        List<Post> posts = new ArrayList<>();
        List<Representative> left = new ArrayList<>(named);
        member.educations().stream()
                .filter(one -> one.school() != null && one.className() != null)
                .forEach(one -> {
                    Representative post = left.stream()
                            .filter(each -> each.school().equals(one.school())
                                    && each.className().equals(one.className()))
                            .findFirst()
                            .orElse(null);
                    left.remove(post);
                    posts.add(post(one.number(), Labels.study(one), post));
                });
        left.forEach(post -> posts.add(post(0, post.school() + " · " + post.className(), post)));
        return new RepresentativePage(member.id(), member.name(), posts);
    }

    private static Post post(int education, String study, @Nullable Representative post) {
        return post == null
                ? new Post(education, study, null, null, "")
                : new Post(education, study, post.id(), post.since(), post.namedBy());
    }
}
