package org.tongchuang.identity.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.session.MapSession;
import org.springframework.session.Session;

/// A session that knows when it was used now, passes on, once a minute, what is worth writing, and is read from the
/// database only when something of it changes.
final class OpenSession implements Session {

    private final SparingSessions home;
    private final @Nullable Seen seen;
    private @Nullable Session written;
    private Instant lastUsed;
    private boolean changed;

    OpenSession(SparingSessions home, Session made) {
        this.home = home;
        this.seen = null;
        this.written = made;
        this.lastUsed = made.getLastAccessedTime();
    }

    OpenSession(SparingSessions home, Seen seen) {
        this.home = home;
        this.seen = seen;
        this.lastUsed = seen.lastUsed;
    }

    /// The session itself. One that was ended meanwhile takes what is written and is forgotten with it.
    private Session itself() {
        Session known = written;
        if (known == null) {
            Seen was = Objects.requireNonNull(seen);
            Session found = home.read(was.id);
            known = found == null ? new MapSession(was.id) : found;
            written = known;
        }
        return known;
    }

    @Override
    public void setLastAccessedTime(Instant now) {
        lastUsed = now;
        Instant noted = written != null ? written.getLastAccessedTime() : Objects.requireNonNull(seen).lastUsed;
        if (!now.isBefore(noted.plus(SparingSessions.NOTE_USE_EVERY))) {
            itself().setLastAccessedTime(now);
        }
    }

    @Override
    public Instant getLastAccessedTime() {
        return lastUsed;
    }

    @Override
    public String getId() {
        return written != null ? written.getId() : Objects.requireNonNull(seen).id;
    }

    @Override
    public String changeSessionId() {
        changed = true;
        home.forget(getId());
        return itself().changeSessionId();
    }

    @Override
    @SuppressWarnings("unchecked") // whoever asks knows what they put there
    public <T> @Nullable T getAttribute(String name) {
        return written != null
                ? written.getAttribute(name)
                : (T) Objects.requireNonNull(seen).attributes.get(name);
    }

    @Override
    public Set<String> getAttributeNames() {
        return written != null
                ? written.getAttributeNames()
                : Objects.requireNonNull(seen).attributes.keySet();
    }

    @Override
    public void setAttribute(String name, Object value) {
        changed = true;
        itself().setAttribute(name, value);
    }

    @Override
    public void removeAttribute(String name) {
        changed = true;
        itself().removeAttribute(name);
    }

    @Override
    public Instant getCreationTime() {
        return written != null ? written.getCreationTime() : Objects.requireNonNull(seen).createdAt;
    }

    @Override
    public void setMaxInactiveInterval(Duration interval) {
        itself().setMaxInactiveInterval(interval);
    }

    @Override
    public Duration getMaxInactiveInterval() {
        return written != null ? written.getMaxInactiveInterval() : Objects.requireNonNull(seen).maxInactive;
    }

    @Override
    public boolean isExpired() {
        return home.isOver(lastUsed.plus(getMaxInactiveInterval()), getCreationTime());
    }

    /// What is to be written; null when nothing is.
    @Nullable
    Session written() {
        return written;
    }

    /// Made just now: whoever made it must hear when it can't be kept.
    void isNew() {
        changed = true;
    }

    boolean isChanged() {
        return changed;
    }

    void isSafe() {
        changed = false;
    }

    /// What a session held when it was last read.
    record Seen(String id, Map<String, Object> attributes, Instant createdAt, Instant lastUsed, Duration maxInactive) {

        static Seen of(Session session) {
            Map<String, Object> attributes = new HashMap<>();
            for (String name : session.getAttributeNames()) {
                Object value = session.getAttribute(name);
                if (value != null) {
                    attributes.put(name, value);
                }
            }
            return new Seen(
                    session.getId(),
                    Map.copyOf(attributes),
                    session.getCreationTime(),
                    session.getLastAccessedTime(),
                    session.getMaxInactiveInterval());
        }
    }
}
