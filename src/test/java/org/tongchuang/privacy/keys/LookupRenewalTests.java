package org.tongchuang.privacy.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongchuang.Staff.as;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.tongchuang.Program;
import org.tongchuang.Staff;
import org.tongchuang.members.records.ContactLookup;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.members.records.Offers;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;
import org.tongchuang.privacy.Purpose;
import org.tongchuang.shared.MemberId;

/// A renewal made step by step, looked at after each: whoever is looked for by a number or an address is found.
@SpringBootTest(
        properties = {
            "tongchuang.keys.rest=1200ms",
            "tongchuang.keys.look-every=300ms",
            "tongchuang.audit.seal-every=300ms"
        })
@AutoConfigureMockMvc
class LookupRenewalTests {

    private static final Origin OFFICE = new Origin(Source.OFFICE, Instant.EPOCH, null, "Zhou", null);
    private static final long TURN = 0x746f6e676b657973L;
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    @Autowired
    private RotationDesk desk;

    @Autowired
    private Rotations rotations;

    @Autowired
    private RotationSteps steps;

    @Autowired
    private Keyring keyring;

    @Autowired
    private Drawers drawers;

    @Autowired
    private Members members;

    @Autowired
    private Offers offers;

    @Autowired
    private ContactLookup contacts;

    @Autowired
    private DataSource database;

    @Autowired
    private MockMvcTester web;

    private int made;

    @Test
    void findsPeopleByNumbersAndAddressesAtEveryMoment() throws Exception {
        List<Member> people = add(700);
        // the eldest and the youngest: lots begin with the ones and end with the others
        List<Member> watched = new ArrayList<>(people.subList(0, 8));
        watched.addAll(people.subList(690, 700));
        Set<String> gone = new LinkedHashSet<>();
        untilSearched(people.getLast());
        try (Connection turn = database.getConnection()) {
            take(turn);
            try {
                found(watched, gone);
                UUID id = desk.renew(Staff.ADMINISTRATOR, Purpose.LOOKUP);
                Set<Rotation.Stage> seen = new LinkedHashSet<>();
                long end = System.nanoTime() + PATIENCE_NANOS;
                while (rotations.get(id).isOpen()) {
                    assertThat(System.nanoTime()).as("still " + seen).isLessThan(end);
                    keyring.lookAgain();
                    Rotation now = rotations.get(id);
                    if (seen.add(now.stage())) {
                        write(watched, seen.size(), gone);
                        searched(people.get(100));
                    }
                    found(watched, gone);
                    if (!steps.next(now)) {
                        Thread.sleep(40);
                    }
                }
                assertThat(seen)
                        .containsExactly(
                                Rotation.Stage.SPREADING,
                                Rotation.Stage.FILLING,
                                Rotation.Stage.MOVING,
                                Rotation.Stage.LEAVING,
                                Rotation.Stage.SWEEPING);
                keyring.lookAgain();
                found(watched, gone);
                found(people.subList(20, 680), Set.of());
                searched(people.get(100));
            } finally {
                leave(turn);
            }
        }
    }

    @Test
    void sealsAnewWhatRostersLeft() throws Exception {
        String id = imported("姓名,学号,学院,出生日期\n名册密甲,RK001,物理学院,不是日期\n,RK002,物理学院,\n名册密乙,RK003,物理学院,\n");
        Member member = members.all(named("名册密乙")).getFirst();
        members.save(member.edit(Map.of("city", "自述"), new Origin(Source.SELF, Instant.EPOCH, null, "本人", null)));
        imported("姓名,学号,学院,城市\n名册密乙,RK003,物理学院,名册说的\n");
        String problems = problems(id);
        assertThat(problems).contains("不是日期");
        int older = keyring.sealing(Purpose.ROSTER).primary();
        assertThat(drawers.sealedWith(Purpose.ROSTER, List.of(older))).isPositive();

        UUID rotation = desk.renew(Staff.ADMINISTRATOR, Purpose.ROSTER);
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (rotations.get(rotation).isOpen()) {
            assertThat(System.nanoTime()).as("still open").isLessThan(end);
            assertThat(problems(id)).isEqualTo(problems);
            assertThat(offers.of(member.id())).containsEntry("city", "名册说的");
            Thread.sleep(30);
        }
        keyring.lookAgain();
        assertThat(rotations.get(rotation).stuck()).isZero();
        assertThat(keyring.sealing(Purpose.ROSTER).primary()).isNotEqualTo(older);
        assertThat(keyring.sealing(Purpose.ROSTER).older()).isEmpty();
        assertThat(drawers.sealedWith(Purpose.ROSTER, List.of(older))).isZero();
        assertThat(problems(id)).isEqualTo(problems);
        assertThat(offers.of(member.id())).containsEntry("city", "名册说的");
    }

    /// Somebody new, and somebody with other numbers than before.
    private void write(List<Member> watched, int at, Set<String> gone) {
        watched.addAll(add(1));
        Member before = watched.get(at);
        gone.addAll(values(before));
        Map<String, String> next = next();
        next.remove("name");
        Member.Edited edited = before.edit(Map.copyOf(next), OFFICE);
        members.save(edited);
        watched.set(at, members.find(before.id()).orElseThrow());
    }

    private void found(List<Member> people, Set<String> gone) {
        for (Member one : people) {
            for (String value : values(one)) {
                assertThat(contacts.people(value).orElseThrow()).as(value).containsExactly(one.id());
            }
        }
        gone.forEach(value ->
                assertThat(contacts.people(value).orElseThrow()).as(value).isEmpty());
    }

    private static List<String> values(Member one) {
        return List.of(
                one.facts().get("phone.1", ""),
                one.facts().get("email.1", ""),
                one.facts().get("idNumber", ""));
    }

    private void searched(Member one) throws Exception {
        for (String value : values(one)) {
            assertThat(search(value))
                    .as(value)
                    .contains("\"total\":1,", one.id().toString());
        }
    }

    private void untilSearched(Member one) throws Exception {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!search(one.name()).contains(one.id().toString())) {
            assertThat(System.nanoTime()).as("not in the index").isLessThan(end);
            Thread.sleep(50);
        }
    }

    private String search(String typed) throws Exception {
        MvcTestResult answer = web.get()
                .uri("/api/v1/members?q={typed}", typed)
                .with(as(Staff.RECORDS_OFFICER))
                .exchange();
        return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private List<Member> add(int count) {
        List<Member> people = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            people.add(Member.create(MemberId.next(), Facts.of(next()), OFFICE));
        }
        members.add(people);
        return people.stream()
                .map(member -> members.find(member.id()).orElseThrow())
                .toList();
    }

    private Map<String, String> next() {
        made++;
        return new java.util.HashMap<>(Map.of(
                "name",
                "寻换" + made,
                "phone.1",
                "+86137%08d".formatted(made),
                "email.1",
                "moment." + made + "@lookup.example",
                "idNumber",
                "110101%011dX".formatted(made)));
    }

    /// The turn of the renewal, so that no step is made but ours.
    private static void take(Connection turn) throws Exception {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!tells(turn, "select pg_try_advisory_lock(" + TURN + ")")) {
            assertThat(System.nanoTime()).as("the turn is another's").isLessThan(end);
            Thread.sleep(10);
        }
    }

    private static void leave(Connection turn) throws SQLException {
        tells(turn, "select pg_advisory_unlock(" + TURN + ")");
    }

    private static boolean tells(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private List<MemberId> named(String name) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement =
                        connection.prepareStatement("select id from members.member where facts ->> 'name' = ?")) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                List<MemberId> ids = new ArrayList<>();
                while (row.next()) {
                    ids.add(new MemberId(row.getObject(1, UUID.class)));
                }
                return ids;
            }
        }
    }

    private String problems(String id) throws Exception {
        return web.get()
                .uri("/api/v1/roster-imports/" + id + "/problems")
                .with(as(Staff.RECORDS_OFFICER))
                .exchange()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private String imported(String csv) throws Exception {
        MvcTestResult begun = web.perform(MockMvcRequestBuilders.multipart("/api/v1/roster-imports")
                .file(new MockMultipartFile("file", "names.csv", null, csv.getBytes(StandardCharsets.UTF_8)))
                .with(as(Staff.RECORDS_OFFICER)));
        String id = Program.field(begun.getResponse().getContentAsString(), "id");
        long end = System.nanoTime() + PATIENCE_NANOS;
        String now = "";
        while (!now.contains("\"DONE\"")) {
            assertThat(System.nanoTime()).as(now).isLessThan(end);
            Thread.sleep(30);
            now = web.get()
                    .uri("/api/v1/roster-imports/" + id)
                    .with(as(Staff.RECORDS_OFFICER))
                    .exchange()
                    .getResponse()
                    .getContentAsString();
        }
        return id;
    }
}
