package org.tongchuang.identity.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/// The places an account is signed in at, and ending them.
@Component
public class OpenSessions {

    private final SparingSessions sessions;

    OpenSessions(SparingSessions sessions) {
        this.sessions = sessions;
    }

    /// Last used first.
    public List<Place> of(UUID account, @Nullable String present) {
        return open(account).values().stream()
                .filter(session -> !session.isExpired())
                .map(session -> place(session, present))
                .sorted(Comparator.comparing(Place::lastUsed).reversed())
                .toList();
    }

    /// Whether there was such a session.
    public boolean end(UUID account, String handle) {
        for (String id : open(account).keySet()) {
            if (handle(id).equals(handle)) {
                sessions.deleteById(id);
                return true;
            }
        }
        return false;
    }

    /// Ends all, but for the one kept; how many.
    public int endAll(UUID account, @Nullable String kept) {
        List<String> ended =
                open(account).keySet().stream().filter(id -> !id.equals(kept)).toList();
        ended.forEach(sessions::deleteById);
        return ended.size();
    }

    private Map<String, OpenSession> open(UUID account) {
        return sessions.findByPrincipalName(account.toString());
    }

    private static Place place(Session session, @Nullable String present) {
        return new Place(
                handle(session.getId()),
                Device.of(session.<String>getAttributeOrDefault(AccountSession.AGENT, "")),
                session.<String>getAttributeOrDefault(AccountSession.ADDRESS, ""),
                session.getCreationTime(),
                session.getLastAccessedTime(),
                session.getId().equals(present));
    }

    /// The session's id opens it, so pages carry this instead.
    private static String handle(String id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// @param present whether it is the one this page is read in
    public record Place(
            String handle, Device device, String address, Instant since, Instant lastUsed, boolean present) {}
}
