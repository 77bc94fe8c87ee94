package org.tongchuang.identity.signin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.tongchuang.shared.Outage;

/// Sessions whose last use is written at most once a minute: a request that only reads costs one query and no write.
/// One ends when it was not used for its time, and after its longest life however much it is used.
final class SparingSessions implements FindByIndexNameSessionRepository<SparingSessions.Open> {

    static final Duration NOTE_USE_EVERY = Duration.ofMinutes(1);

    private final FindByIndexNameSessionRepository<Session> stored;
    private final InstantSource clock;
    private final Duration longest;

    @SuppressWarnings("unchecked")
    SparingSessions(FindByIndexNameSessionRepository<? extends Session> stored, InstantSource clock, Duration longest) {
        // It only ever gets back the sessions it made itself.
        this.stored = (FindByIndexNameSessionRepository<Session>) stored;
        this.clock = clock;
        this.longest = longest;
    }

    @Override
    public Open createSession() {
        Open open = new Open(stored.createSession());
        open.changed = true;
        return open;
    }

    /// While nothing can be written, as on a full disk, the last use goes without a note, so that people can still look
    /// things up.
    @Override
    public void save(Open session) {
        try {
            stored.save(session.stored);
            session.changed = false;
        } catch (DataAccessException refused) {
            if (session.changed || Outage.of(refused).isEmpty()) {
                throw refused;
            }
        }
    }

    @Override
    public @Nullable Open findById(String id) {
        Session found = stored.findById(id);
        if (found == null) {
            return null;
        }
        Open open = new Open(found);
        if (open.isExpired()) {
            stored.deleteById(id);
            return null;
        }
        return open;
    }

    @Override
    public void deleteById(String id) {
        stored.deleteById(id);
    }

    @Override
    public Map<String, Open> findByIndexNameAndIndexValue(String name, String value) {
        Map<String, Open> open = new LinkedHashMap<>();
        stored.findByIndexNameAndIndexValue(name, value).forEach((id, session) -> open.put(id, new Open(session)));
        return open;
    }

    /// A session that knows when it was used now and passes on, once a minute, what is worth writing.
    final class Open implements Session {

        private final Session stored;
        private Instant lastUsed;
        private boolean changed;

        private Open(Session stored) {
            this.stored = stored;
            this.lastUsed = stored.getLastAccessedTime();
        }

        @Override
        public void setLastAccessedTime(Instant now) {
            lastUsed = now;
            if (!now.isBefore(stored.getLastAccessedTime().plus(NOTE_USE_EVERY))) {
                stored.setLastAccessedTime(now);
            }
        }

        @Override
        public Instant getLastAccessedTime() {
            return lastUsed;
        }

        @Override
        public String getId() {
            return stored.getId();
        }

        @Override
        public String changeSessionId() {
            changed = true;
            return stored.changeSessionId();
        }

        @Override
        public <T> @Nullable T getAttribute(String name) {
            return stored.getAttribute(name);
        }

        @Override
        public Set<String> getAttributeNames() {
            return stored.getAttributeNames();
        }

        @Override
        public void setAttribute(String name, Object value) {
            changed = true;
            stored.setAttribute(name, value);
        }

        @Override
        public void removeAttribute(String name) {
            changed = true;
            stored.removeAttribute(name);
        }

        @Override
        public Instant getCreationTime() {
            return stored.getCreationTime();
        }

        @Override
        public void setMaxInactiveInterval(Duration interval) {
            stored.setMaxInactiveInterval(interval);
        }

        @Override
        public Duration getMaxInactiveInterval() {
            return stored.getMaxInactiveInterval();
        }

        @Override
        public boolean isExpired() {
            Instant now = clock.instant();
            return !now.isBefore(lastUsed.plus(stored.getMaxInactiveInterval()))
                    || !now.isBefore(stored.getCreationTime().plus(longest));
        }
    }
}
