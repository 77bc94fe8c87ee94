package org.tongchuang.members.claiming.vouching;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Page;

/// Who speaks for which class.
///
/// @param typed what was looked for
/// @param next where the next page begins; null on the last
public record RepresentativesPage(
        String typed,
        List<Row> rows,
        boolean later,
        @Nullable UUID next) implements Page {

    public record Row(
            UUID id, MemberId member, String name, String school, String className, Instant since, String namedBy) {

        static Row of(RepresentativeDesk.Named one) {
            var post = one.post();
            return new Row(
                    post.id(),
                    one.member().id(),
                    one.member().name(),
                    post.school(),
                    post.className(),
                    post.since(),
                    post.namedBy());
        }
    }

    public String address(@Nullable UUID after) {
        String asked = typed.isEmpty() ? "" : "q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8);
        String from = after == null ? "" : (asked.isEmpty() ? "" : "&") + "after=" + after;
        return "/office/representatives" + (asked.isEmpty() && from.isEmpty() ? "" : "?" + asked + from);
    }
}
