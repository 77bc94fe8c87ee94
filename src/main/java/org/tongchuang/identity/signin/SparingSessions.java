package org.tongchuang.identity.signin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.MapSession;
import org.springframework.session.Session;
import org.tongchuang.shared.Outage;
import org.tongchuang.shared.recall.Recall;

/// Sessions that cost little: their last use is written at most once a minute, and what they hold is remembered for a
/// moment, so that a request that only reads asks the database nothing. One ends when it was not used for its time, and
/// after its longest life however much it is used. Whoever is signed out on one node is out there at once, and within
/// that moment on the others.
final class SparingSessions implements FindByIndexNameSessionRepository<OpenSession> {

    static final Duration NOTE_USE_EVERY = Duration.ofMinutes(1);
    static final Duration REMEMBERED = Duration.ofSeconds(2);

    private final FindByIndexNameSessionRepository<Session> stored;
    private final InstantSource clock;
    private final Duration longest;
    private final Recall<String, Optional<OpenSession.Seen>> remembered;

    @SuppressWarnings("unchecked")
    SparingSessions(FindByIndexNameSessionRepository<? extends Session> stored, InstantSource clock, Duration longest) {
        // It only ever gets back the sessions it made itself.
        this.stored = (FindByIndexNameSessionRepository<Session>) stored;
        this.clock = clock;
        this.longest = longest;
        this.remembered = new Recall<>(
                REMEMBERED,
                clock,
                id -> Optional.ofNullable(this.stored.findById(id)).map(OpenSession.Seen::of));
    }

    @Override
    public OpenSession createSession() {
        OpenSession open = new OpenSession(this, stored.createSession());
        open.isNew();
        return open;
    }

    /// While nothing can be written, as on a full disk, the last use goes without a note, so that people can still look
    /// things up.
    @Override
    public void save(OpenSession session) {
        Session written = session.written();
        if (written == null) {
            return;
        }
        try {
            if (!(written instanceof MapSession)) {
                stored.save(written);
            }
            session.isSafe();
        } catch (DataAccessException refused) {
            if (session.isChanged() || Outage.of(refused).isEmpty()) {
                throw refused;
            }
        } finally {
            remembered.forget(session.getId());
        }
    }

    @Override
    public @Nullable OpenSession findById(String id) {
        OpenSession.Seen seen = remembered.of(id).orElse(null);
        if (seen == null) {
            return null;
        }
        OpenSession open = new OpenSession(this, seen);
        if (open.isExpired()) {
            deleteById(id);
            return null;
        }
        return open;
    }

    @Override
    public void deleteById(String id) {
        stored.deleteById(id);
        remembered.forget(id);
    }

    @Override
    public Map<String, OpenSession> findByIndexNameAndIndexValue(String name, String value) {
        Map<String, OpenSession> open = new LinkedHashMap<>();
        stored.findByIndexNameAndIndexValue(name, value)
                .forEach((id, session) -> open.put(id, new OpenSession(this, session)));
        return open;
    }

    @Nullable
    Session read(String id) {
        return stored.findById(id);
    }

    void forget(String id) {
        remembered.forget(id);
    }

    /// Whether a session that is good until then, and began then, has ended.
    boolean isOver(Instant until, Instant began) {
        Instant now = clock.instant();
        return !now.isBefore(until) || !now.isBefore(began.plus(longest));
    }
}
