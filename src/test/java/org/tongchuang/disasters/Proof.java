package org.tongchuang.disasters;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.tongchuang.integrations.postgres.EmbeddedPostgres;

/// Compares the ledger with what is really there, and what is there with itself.
final class Proof {

    /// Each finds what must not be.
    private static final Map<String, String> NEVER = new LinkedHashMap<>();

    static {
        NEVER.put("a gap in somebody's history", """
                select m.id::text from members.member m left join lateral (
                    select count(*) as lines, max(seq) as last from members.revision where member_id = m.id) r on true
                where r.lines <> m.version - 1 or r.lines > 0 and r.last <> m.version
                """);
        NEVER.put("a lookup key of nobody", """
                select l.member_id::text from members.lookup l
                where not exists (select from members.member m where m.id = l.member_id)
                """);
        NEVER.put("a lookup key twice", """
                select member_id::text from members.lookup group by key, member_id having count(*) > 1
                """);
        NEVER.put("a pair with somebody who is gone", """
                select p.one || ' ' || p.other from members.possible_duplicate p
                where (select count(*) from members.member m where m.id in (p.one, p.other)) < 2
                """);
        NEVER.put("somebody both there and gone", """
                select m.id::text from members.member m join members.member_gone g on g.id = m.id
                """);
        NEVER.put("a merge that is neither done nor undone", """
                select g.id::text from members.merge g where undone_at is null
                    and (exists (select from members.member m where m.id = g.merged)
                        or not exists (select from members.member m where m.id = g.survivor)
                            and not exists (select from members.merge on_it
                                where on_it.merged = g.survivor and on_it.undone_at is null))
                """);
        NEVER.put("an import whose counts do not add up", """
                select i.id || ' ' || i.state || ' ' || i.rows from members.roster_import i left join lateral (
                    select count(*) as all_rows, count(*) filter (where outcome = 0) as created,
                        count(distinct row_number) as numbers, coalesce(max(row_number), 0) as last
                    from members.roster_row where import_id = i.id) r on true
                where i.rows <> i.created + i.updated + i.unchanged + i.rejected
                    or r.all_rows <> i.rows + i.skipped or r.created <> i.created or r.numbers <> r.all_rows
                    or r.last > i.last_row
                """);
        NEVER.put("a change that is not on the audit trail, or the other way round", """
                select coalesce(r.member_id, a.member_id)::text from (
                    select member_id, count(*) as times from members.revision where source = 'OFFICE' group by 1) r
                full join (
                    select subjects[1] as member_id, count(*) as times from privacy.audit_event
                    where act = 'members.record.changed' group by 1) a on a.member_id = r.member_id
                where r.times is distinct from a.times
                """);
        NEVER.put("an act without its entry on the audit trail", """
                select what from (
                    select 'merged' as what, (select count(*) from members.merge) as acts,
                        (select count(*) from privacy.audit_event where act = 'members.merge.done') as entries
                    union all
                    select 'parted', (select count(*) from members.merge where undone_at is not null),
                        (select count(*) from privacy.audit_event where act = 'members.merge.undone')
                    union all
                    select 'handed in', (select count(*) from members.roster_import),
                        (select count(*) from privacy.audit_event where act = 'members.import.uploaded')
                    union all
                    select 'finished', (select count(*) from members.roster_import where state in ('DONE', 'UNDOING', 'UNDONE')),
                        (select count(*) from privacy.audit_event where act = 'members.import.finished')
                    union all
                    select 'taken back', (select count(*) from members.roster_import where state in ('UNDOING', 'UNDONE')),
                        (select count(*) from privacy.audit_event where act = 'members.import.undo')
                ) as told where acts <> entries
                """);
    }

    private final HouseProcess house;
    private final Ledger ledger;
    private int checkedEdits;

    Proof(HouseProcess house, Ledger ledger) {
        this.house = house;
        this.ledger = ledger;
    }

    /// What is there fits together, whatever was promised.
    void addsUp() throws Exception {
        try (Connection connection =
                EmbeddedPostgres.running(house.data()).orElseThrow().connect()) {
            for (var one : NEVER.entrySet()) {
                assertThat(column(connection, one.getValue())).as(one.getKey()).isEmpty();
            }
        }
        searchAgrees();
    }

    void holds() throws Exception {
        try (Connection connection =
                EmbeddedPostgres.running(house.data()).orElseThrow().connect()) {
            edits(connection);
            couples(connection);
            rosters(connection);
        }
        notHalf();
        addsUp();
    }

    /// Every promised edit is in the history of its record, under its version, whole.
    private void edits(Connection connection) throws SQLException {
        List<Ledger.Edit> edits = ledger.edits.subList(checkedEdits, ledger.edits.size());
        Set<String> there = new HashSet<>(column(connection, """
                select member_id || ' ' || seq || ' ' || (change ->> 2) from members.revision, jsonb_array_elements(changes) change
                where source = 'OFFICE' and change ->> 0 = 'city'
                """));
        assertThat(edits)
                .as("edits that were promised and are lost")
                .allMatch(edit -> there.contains(edit.member() + " " + edit.version() + " " + edit.mark()));
        checkedEdits = ledger.edits.size();
    }

    private void couples(Connection connection) throws SQLException {
        Set<String> alive = new HashSet<>(column(connection, "select id::text from members.member"));
        Set<String> within =
                new HashSet<>(column(connection, "select merged::text from members.merge where undone_at is null"));
        for (Ledger.Person person : ledger.people) {
            assertThat(alive.contains(person.id()) || within.contains(person.id()))
                    .as("%s, who was added, is there", person)
                    .isTrue();
        }
        for (Ledger.Couple couple : ledger.couples) {
            String merged = couple.merged.id();
            assertThat(alive.contains(merged)).as("either one or two").isNotEqualTo(within.contains(merged));
            if (couple.merge != null && !couple.apartAsked) {
                assertThat(within).as("a promised merge").contains(merged);
            }
            if (couple.apart || !couple.mergeAsked) {
                assertThat(alive).as("a promised separation").contains(merged);
            }
        }
    }

    private void rosters(Connection connection) throws SQLException {
        Map<String, Integer> keys = new LinkedHashMap<>();
        column(connection, "select idempotency_key from members.roster_import")
                .forEach(key -> keys.merge(key, 1, Integer::sum));
        for (Ledger.Roster roster : ledger.rosters) {
            assertThat(keys.getOrDefault(roster.key, 0))
                    .as("handed in once: %s", roster.key)
                    .isBetween(roster.id == null ? 0 : 1, 1);
            if (roster.id != null) {
                state(connection, roster, UUID.fromString(roster.id));
            }
        }
    }

    /// Whoever an import that stands has created is there once; of one taken back only those whom somebody edited.
    private static void state(Connection connection, Ledger.Roster roster, UUID id) throws SQLException {
        String state = column(connection, "select state from members.roster_import where id = '" + id + "'")
                .getFirst();
        if (roster.undoPromised) {
            assertThat(state).as("a promised undo goes on").isIn("UNDOING", "UNDONE");
        }
        String created = " from members.roster_row r join members.member m on m.id = r.member_id"
                + " where r.outcome = 0 and r.import_id = '" + id + "'";
        if (state.equals("RUNNING") || state.equals("DONE")) {
            assertThat(column(
                            connection,
                            "select i.created - (select count(*)" + created
                                    + ") from members.roster_import i where i.id = '" + id + "'"))
                    .as("created and there")
                    .containsExactly("0");
        }
        if (state.equals("DONE")) {
            assertThat(column(connection, "select rows from members.roster_import where id = '" + id + "'"))
                    .containsExactly(String.valueOf(roster.rows));
        }
        if (state.equals("UNDONE")) {
            assertThat(
                            column(
                                    connection,
                                    "select m.id::text" + created
                                            + " and not exists (select from members.revision v where v.member_id = m.id and v.source = 'OFFICE')"))
                    .as("taken back and still there")
                    .isEmpty();
        }
    }

    /// Three facts of one edit, one of them sealed, agree wherever nobody else wrote.
    private void notHalf() throws Exception {
        Set<String> coupled = new HashSet<>();
        ledger.couples.forEach(couple -> {
            coupled.add(couple.survivor.id());
            coupled.add(couple.merged.id());
        });
        for (Ledger.Person person : ledger.people) {
            if (coupled.contains(person.id())) {
                continue;
            }
            String record = house.get("/api/v1/members/" + person.id()).body();
            Set<String> marks = new HashSet<>();
            for (String fact : List.of("city", "language.1", "note.1")) {
                var value = java.util.regex.Pattern.compile("\"" + fact + "\":\\{\"value\":\"([^\"]*)\"")
                        .matcher(record);
                marks.add(value.find() ? value.group(1) : "-");
            }
            marks.remove("-");
            assertThat(marks).as("an edit wholly there: %s", record).hasSize(1);
            if (ledger.people.indexOf(person) >= 30) {
                break;
            }
        }
    }

    /// The index knows everybody and nobody else, within the seconds it takes to read on after a crash.
    private void searchAgrees() throws Exception {
        long end = System.nanoTime() + 60_000_000_000L;
        long records = -1;
        long found = -2;
        while (records != found && System.nanoTime() < end) {
            try (Connection connection =
                    EmbeddedPostgres.running(house.data()).orElseThrow().connect()) {
                records = Long.parseLong(column(connection, "select count(*) from members.member")
                        .getFirst());
            }
            found = house.get("/api/v1/members?size=1").number("total");
            if (records != found) {
                Thread.sleep(100);
            }
        }
        assertThat(found).as("people in the index").isEqualTo(records);
        List<Ledger.Person> people = new ArrayList<>(ledger.people);
        people.removeIf(person -> person.phone().isEmpty());
        for (Ledger.Person person : people.subList(Math.max(0, people.size() - 4), people.size())) {
            assertThat(house.get("/api/v1/members?size=1&q=" + person.phone().replace("+", "%2B"))
                            .number("total"))
                    .as("found by phone: %s", person)
                    .isEqualTo(1);
        }
    }

    static List<String> column(Connection connection, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(String.valueOf(rows.getString(1)));
            }
        }
        return values;
    }
}
