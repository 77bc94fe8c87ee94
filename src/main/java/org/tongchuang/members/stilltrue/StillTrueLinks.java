package org.tongchuang.members.stilltrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongchuang.privacy.SignedLinks;
import org.tongchuang.shared.Ids;
import org.tongchuang.shared.MemberId;

/// The links in the letters: each opens one record, to confirm it, for two months.
@Component
class StillTrueLinks {

    static final String STILL_TRUE = "members.still-true";

    private static final Duration LASTS = Duration.ofDays(60);

    private final SignedLinks links;

    StillTrueLinks(SignedLinks links) {
        this.links = links;
    }

    String path(MemberId member, Instant now) {
        return "/still-true/" + links.sign(STILL_TRUE, member.toString(), now.plus(LASTS));
    }

    /// Nothing when it is none of ours, or has expired.
    Optional<MemberId> read(String token) {
        return links.read(STILL_TRUE, token)
                .flatMap(read -> Ids.read(read.subject()))
                .map(MemberId::new);
    }
}
