package org.tongchuang.members.records;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongchuang.privacy.Purpose;
import org.tongchuang.privacy.Vault;
import org.tongchuang.shared.MemberId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// How a record lies in its row: open facts as JSON, protected ones sealed, one drawer a purpose.
@Component
class MemberRows {

    static final String COLUMNS = "id, version, facts, origins, identity, contact, notes, created_at, updated_at";

    private static final TypeReference<TreeMap<String, String>> FACTS = new TypeReference<>() {};
    private static final TypeReference<LinkedHashMap<String, OriginJson>> ORIGINS = new TypeReference<>() {};
    private static final TypeReference<List<String[]>> CHANGES = new TypeReference<>() {};

    private final Vault vault;
    private final JsonMapper json;
    private volatile @Nullable OneOrigin lastOrigin;

    MemberRows(Vault vault, JsonMapper json) {
        this.vault = vault;
        this.json = json;
    }

    Member read(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Facts facts = Facts.of(json.readValue(row.getString("facts"), FACTS))
                .and(unsealed(Purpose.IDENTITY, id, row.getBytes("identity")))
                .and(unsealed(Purpose.CONTACT, id, row.getBytes("contact")))
                .and(unsealed(Purpose.NOTES, id, row.getBytes("notes")));
        return new Member(
                new MemberId(id),
                row.getLong("version"),
                facts,
                origins(row.getString("origins")),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant());
    }

    /// A record's facts as its row keeps them.
    ///
    /// @param identity sealed, like contact and notes; null where there are none
    record Kept(byte[] facts, byte @Nullable [] identity, byte @Nullable [] contact, byte @Nullable [] notes) {}

    /// Each fact is looked at once, for an import asks this of a million records.
    Kept kept(Member member) {
        Map<String, String> facts = new LinkedHashMap<>();
        Map<Purpose, Map<String, String>> drawers = new EnumMap<>(Purpose.class);
        member.facts().each((path, value) -> {
            Purpose purpose = Facts.purposeOf(path);
            (purpose == null ? facts : drawers.computeIfAbsent(purpose, _ -> new LinkedHashMap<>())).put(path, value);
        });
        return new Kept(
                json.writeValueAsBytes(facts),
                sealed(member, Purpose.IDENTITY, drawers),
                sealed(member, Purpose.CONTACT, drawers),
                sealed(member, Purpose.NOTES, drawers));
    }

    private byte @Nullable [] sealed(Member member, Purpose purpose, Map<Purpose, Map<String, String>> drawers) {
        Map<String, String> drawer = drawers.get(purpose);
        return drawer == null ? null : vault.seal(purpose, member.id().value(), json.writeValueAsBytes(drawer));
    }

    byte[] origins(Member member) {
        Origin rest = member.rest();
        if (member.origins().size() > 1) {
            return json.writeValueAsBytes(written(member));
        }
        // All newcomers of an import come from one place.
        OneOrigin known = lastOrigin;
        if (known == null || known.origin != rest) {
            known = new OneOrigin(rest, json.writeValueAsBytes(written(member)));
            lastOrigin = known;
        }
        return known.json;
    }

    private static Map<String, OriginJson> written(Member member) {
        Map<String, OriginJson> written = new LinkedHashMap<>();
        member.origins().forEach((path, origin) -> written.put(path, OriginJson.of(origin)));
        return written;
    }

    String openChanges(Member.Revision revision) {
        return json.writeValueAsString(changes(revision, false));
    }

    byte @Nullable [] sealedChanges(Member.Revision revision) {
        List<@Nullable String[]> changes = changes(revision, true);
        return changes.isEmpty()
                ? null
                : vault.seal(Purpose.HISTORY, revision.member().value(), json.writeValueAsBytes(changes));
    }

    Member.Revision readRevision(ResultSet row) throws SQLException {
        UUID id = row.getObject("member_id", UUID.class);
        List<FactChange> changes = new java.util.ArrayList<>();
        json.readValue(row.getString("changes"), CHANGES).forEach(c -> changes.add(new FactChange(c[0], c[1], c[2])));
        byte[] sealed = row.getBytes("sealed");
        if (sealed != null) {
            json.readValue(vault.open(Purpose.HISTORY, id, sealed), CHANGES)
                    .forEach(c -> changes.add(new FactChange(c[0], c[1], c[2])));
        }
        Origin origin = new Origin(
                Source.valueOf(row.getString("source")),
                row.getTimestamp("at").toInstant(),
                row.getObject("actor", UUID.class),
                row.getString("actor_name"),
                row.getObject("batch", UUID.class));
        return new Member.Revision(new MemberId(id), row.getLong("seq"), origin, changes);
    }

    private static List<@Nullable String[]> changes(Member.Revision revision, boolean sealed) {
        return revision.changes().stream()
                .filter(change -> (Facts.purposeOf(change.path()) != null) == sealed)
                .map(change -> new @Nullable String[] {change.path(), change.before(), change.after()})
                .toList();
    }

    private Facts unsealed(Purpose purpose, UUID owner, byte @Nullable [] sealed) {
        return sealed == null
                ? Facts.NONE
                : Facts.of(
                        json.readValue(new String(vault.open(purpose, owner, sealed), StandardCharsets.UTF_8), FACTS));
    }

    private Map<String, Origin> origins(String written) {
        Map<String, Origin> origins = new LinkedHashMap<>();
        json.readValue(written, ORIGINS).forEach((path, origin) -> origins.put(path, origin.origin()));
        return origins;
    }

    @SuppressWarnings("ArrayRecordComponent") // written once, never compared
    private record OneOrigin(Origin origin, byte[] json) {}

    /// Short names, for there is one of these on every row of a million.
    private record OriginJson(
            String s,
            long t,
            @Nullable UUID a,
            String n,
            @Nullable UUID b) {

        static OriginJson of(Origin origin) {
            return new OriginJson(
                    origin.source().name(),
                    origin.at().toEpochMilli(),
                    origin.actor(),
                    origin.actorName(),
                    origin.batch());
        }

        Origin origin() {
            return new Origin(Source.valueOf(s), Instant.ofEpochMilli(t), a, n, b);
        }
    }
}
