package org.tongchuang.members.claiming.review;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongchuang.identity.MemberAccounts;
import org.tongchuang.members.claiming.claims.ClaimSteps;
import org.tongchuang.members.claiming.documents.Documents;
import org.tongchuang.members.claiming.documents.Documents.Document;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.NotFound;

/// What lies in a claim's folder: documents, what classmates said, what happened.
@Component
class Papers {

    private final JdbcClient jdbc;
    private final Documents documents;
    private final ClaimSteps steps;
    private final Members members;
    private final MemberAccounts accounts;

    Papers(JdbcClient jdbc, Documents documents, ClaimSteps steps, Members members, MemberAccounts accounts) {
        this.jdbc = jdbc;
        this.documents = documents;
        this.steps = steps;
        this.members = members;
        this.accounts = accounts;
    }

    /// @param answer `YES`, `NO`, `UNKNOWN`; null while they haven't answered
    public record Vouch(
            MemberId voucher,
            String name,
            boolean forClass,
            Instant askedAt,
            @Nullable String answer,
            @Nullable Instant answeredAt) {}

    List<Document> documents(UUID claim) {
        return documents.of(claim);
    }

    Document find(UUID claim, UUID document) {
        return documents.find(claim, document).orElseThrow(() -> new NotFound("document " + document));
    }

    byte[] content(UUID document) {
        return documents.content(document);
    }

    List<ClaimSteps.Step> steps(UUID claim) {
        return steps.of(claim);
    }

    Map<MemberId, Instant> taken(List<MemberId> among) {
        return accounts.since(among);
    }

    List<Vouch> vouches(UUID claim) {
        record Row(
                MemberId voucher,
                boolean forClass,
                Instant askedAt,
                @Nullable String answer,
                @Nullable Instant at) {}
        List<Row> rows = jdbc.sql("""
                select voucher, for_class, asked_at, answer, answered_at from members.claim_vouch
                where claim_id = :claim order by id limit 50
                """)
                .param("claim", claim)
                .query((row, n) -> new Row(
                        new MemberId(row.getObject(1, UUID.class)),
                        row.getBoolean(2),
                        row.getTimestamp(3).toInstant(),
                        row.getString(4),
                        row.getTimestamp(5) == null ? null : row.getTimestamp(5).toInstant()))
                .list();
        Map<MemberId, String> names = new HashMap<>();
        for (Member member : members.all(rows.stream().map(Row::voucher).toList())) {
            names.put(member.id(), member.name());
        }
        return rows.stream()
                .map(row -> new Vouch(
                        row.voucher,
                        names.getOrDefault(row.voucher, ""),
                        row.forClass,
                        row.askedAt,
                        row.answer,
                        row.at))
                .toList();
    }
}
