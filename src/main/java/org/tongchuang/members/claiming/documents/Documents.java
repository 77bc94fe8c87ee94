package org.tongchuang.members.claiming.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.integrations.files.FileStore;
import org.tongchuang.privacy.Vault;
import org.tongchuang.shared.Ids;
import org.tongchuang.shared.Refusal;

/// The papers that applicants show: sealed as soon as they come in, gone thirty days after the decision.
@Repository
public class Documents {

    public static final Duration KEPT = Duration.ofDays(30);
    public static final int LARGEST = 4 << 20;
    public static final int MOST = 4;

    private final JdbcClient jdbc;
    private final FileStore files;
    private final Vault vault;
    private final Clock clock;

    Documents(JdbcClient jdbc, FileStore files, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.files = files;
        this.vault = vault;
        this.clock = clock;
    }

    /// @throws Refusal at `file` when it is too large, one too many, or neither a picture nor a PDF
    @Transactional
    public void add(UUID claim, byte[] content) {
        if (content.length > LARGEST) {
            throw Refusal.at("file", "members.claims.document.large", LARGEST >> 20);
        }
        DocumentType type =
                DocumentType.of(content).orElseThrow(() -> Refusal.at("file", "members.claims.document.type"));
        if (of(claim).size() >= MOST) {
            throw Refusal.at("file", "members.claims.document.many", MOST);
        }
        UUID id = Ids.next();
        try (OutputStream sealed = vault.sealing(id, files.write(id))) {
            sealed.write(content);
        } catch (IOException unwritten) {
            throw new UncheckedIOException(unwritten);
        }
        jdbc.sql("""
                insert into members.claim_document (id, claim_id, type, bytes, added_at)
                values (:id, :claim, :type, :bytes, :at)
                """)
                .param("id", id)
                .param("claim", claim)
                .param("type", type.name())
                .param("bytes", content.length)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /// Those that are still there, in their order.
    public List<Document> of(UUID claim) {
        return jdbc.sql("""
                select id, type, bytes, added_at from members.claim_document
                where claim_id = :claim and gone_at is null order by id limit 20
                """)
                .param("claim", claim)
                .query((row, n) -> new Document(
                        row.getObject(1, UUID.class),
                        DocumentType.valueOf(row.getString(2)),
                        row.getLong(3),
                        row.getTimestamp(4).toInstant()))
                .list();
    }

    public boolean isAny(UUID claim) {
        return !of(claim).isEmpty();
    }

    public Optional<Document> find(UUID claim, UUID id) {
        return of(claim).stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /// What is in it, opened.
    public byte[] content(UUID id) {
        try (InputStream opened = vault.opening(id, files.read(id))) {
            return opened.readAllBytes();
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    public List<UUID> pastKeeping(Instant decidedBefore, int atMost) {
        return jdbc.sql("""
                select document.id from members.claim_document as document
                    join members.claim on claim.id = document.claim_id
                where document.gone_at is null and claim.since < :before
                    and claim.state in ('APPROVED', 'REFUSED', 'BLOCKED', 'WITHDRAWN', 'LAPSED')
                order by document.id limit :most
                """)
                .param("before", Timestamp.from(decidedBefore))
                .param("most", atMost)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    /// The file first: one that is marked as gone is gone.
    public void remove(UUID id, Instant now) {
        try {
            files.delete(id);
        } catch (IOException undeleted) {
            throw new UncheckedIOException(undeleted);
        }
        jdbc.sql("update members.claim_document set gone_at = :now where id = :id")
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    public record Document(UUID id, DocumentType type, long bytes, Instant addedAt) {}
}
