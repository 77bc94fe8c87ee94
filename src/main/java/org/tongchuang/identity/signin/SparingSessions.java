package org.tongchuang.identity.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/// Sessions whose last use is written at most once a minute: a request that only reads costs one query and no write.
final class SparingSessions implements FindByIndexNameSessionRepository<SparingSessions.Open> {

    static final Duration NOTE_USE_EVERY = Duration.ofMinutes(1);

    private final FindByIndexNameSessionRepository<Session> stored;

    @SuppressWarnings("unchecked")
    SparingSessions(FindByIndexNameSessionRepository<? extends Session> stored) {
        // It only ever gets back the sessions it made itself.
        this.stored = (FindByIndexNameSessionRepository<Session>) stored;
    }

    @Override
    public Open createSession() {
        return new Open(stored.createSession());
    }

    @Override
    public void save(Open session) {
        stored.save(session.stored);
    }

    @Override
    public @Nullable Open findById(String id) {
        Session found = stored.findById(id);
        return found == null ? null : new Open(found);
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
    static final class Open implements Session {

        private final Session stored;
        private Instant lastUsed;

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
            stored.setAttribute(name, value);
        }

        @Override
        public void removeAttribute(String name) {
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
            return stored.isExpired();
        }
    }
}
