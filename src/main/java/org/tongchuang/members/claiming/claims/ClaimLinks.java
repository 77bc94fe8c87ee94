package org.tongchuang.members.claiming.claims;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongchuang.privacy.SignedLinks;
import org.tongchuang.shared.Ids;

/// The addresses by which applicants come back to their claim.
@Component
public class ClaimLinks {

    /// For how long the browser that read the code may sign in without another.
    public static final Duration FRESH = Duration.ofMinutes(30);

    private static final String CLAIM = "members.claim";
    private static final String PROVED = "members.claim.proved";
    private static final String STOP = "members.claim.stop";
    private static final Duration STOPPABLE = Duration.ofDays(90);
    private static final Duration LASTS = Duration.ofDays(400);

    private final SignedLinks links;

    ClaimLinks(SignedLinks links) {
        this.links = links;
    }

    /// The same for a claim each time.
    public String token(Claim claim) {
        return links.sign(CLAIM, claim.id().toString(), claim.begunAt().plus(LASTS));
    }

    public String path(Claim claim) {
        return "/join/claim/" + token(claim);
    }

    public Optional<UUID> read(String token) {
        return links.read(CLAIM, token).flatMap(read -> Ids.read(read.subject()));
    }

    /// For the browser in which the address was proved just now.
    public String proved(Claim claim, Instant now) {
        return links.sign(PROVED, claim.id().toString(), now.plus(FRESH));
    }

    public boolean isProved(Claim claim, String token) {
        return links.read(PROVED, token)
                .filter(read -> read.subject().equals(claim.id().toString()))
                .isPresent();
    }

    /// Where somebody says that this claim was not theirs.
    String stop(Claim claim, Instant now) {
        return "/join/stop/" + links.sign(STOP, claim.id().toString(), now.plus(STOPPABLE));
    }

    /// The claim that such a link stops.
    public Optional<UUID> stopping(String token) {
        return links.read(STOP, token).flatMap(read -> Ids.read(read.subject()));
    }
}
