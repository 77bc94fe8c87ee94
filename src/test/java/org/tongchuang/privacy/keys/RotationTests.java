package org.tongchuang.privacy.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tongchuang.Staff.as;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.tongchuang.Staff;
import org.tongchuang.integrations.files.FileStore;
import org.tongchuang.members.records.ContactLookup;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.LookupKeys;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;
import org.tongchuang.privacy.Purpose;
import org.tongchuang.privacy.Vault;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Refusal;

/// Every key renewed while the program serves.
@SpringBootTest(
        properties = {
            "tongchuang.keys.rest=1200ms",
            "tongchuang.keys.look-every=300ms",
            "tongchuang.audit.seal-every=300ms"
        })
@AutoConfigureMockMvc
class RotationTests {

    private static final Origin OFFICE = new Origin(Source.OFFICE, Instant.EPOCH, null, "Zhou", null);
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Autowired
    private RotationDesk desk;

    @Autowired
    private Rotations rotations;

    @Autowired
    private Keyring keyring;

    @Autowired
    private Drawers drawers;

    @Autowired
    private MasterKey master;

    @Autowired
    private Vault vault;

    @Autowired
    private Members members;

    @Autowired
    private ContactLookup contacts;

    @Autowired
    private LookupKeys keys;

    @Autowired
    private FileStore files;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private MockMvcTester web;

    @Test
    void sealsEverythingAnewWhilePeopleWriteAndRead() throws Exception {
        List<Member> people = people("轮换甲", 700);
        List<String> stamps = stamps(people);
        for (Purpose purpose : List.of(Purpose.IDENTITY, Purpose.CONTACT, Purpose.NOTES, Purpose.HISTORY)) {
            int older = keyring.sealing(purpose).primary();
            AtomicBoolean over = new AtomicBoolean();
            try (var writers = Executors.newFixedThreadPool(2);
                    AutoCloseable end = () -> over.set(true)) {
                List<Future<Integer>> written = new ArrayList<>();
                for (int writer = 0; writer < 2; writer++) {
                    List<Member> mine = people.subList(writer * 10, writer * 10 + 10);
                    written.add(writers.submit(() -> edit(mine, over)));
                }
                Rotation ended = ended(desk.renew(Staff.ADMINISTRATOR, purpose));
                over.set(true);
                for (Future<Integer> edits : written) {
                    assertThat(end).isNotNull();
                    assertThat(edits.get()).isPositive();
                }
                assertThat(ended.stuck()).isZero();
            }
            assertThat(keyring.sealing(purpose).older()).isEmpty();
            assertThat(drawers.sealedWith(purpose, List.of(older))).isZero();
            assertThat(columnsMarked(older)).isEmpty();
        }
        // Whom nobody edited looks the same from outside: no version, no time, no feed has moved.
        assertThat(stamps(people.subList(20, people.size()))).isEqualTo(stamps.subList(20, people.size()));
        for (Member member : people.subList(20, people.size())) {
            assertThat(members.find(member.id())).contains(member);
        }
        for (Member member : people.subList(0, 20)) {
            Member now = members.find(member.id()).orElseThrow();
            // Each edit counted one up: none was overwritten by what was sealed anew.
            assertThat(now.facts().get("note.1")).isEqualTo("第 " + (now.version() - 1) + " 次");
            assertThat(members.history(member.id())).hasSizeGreaterThan(3);
        }
    }

    @Test
    void findsPeopleByPhoneAndKnowsRostersBeforeDuringAndAfter() throws Exception {
        List<Member> people = people("轮换乙", 600);
        byte[] roster =
                ("姓名,学院,班级,手机\n" + "轮换无号甲,物理学院,物理1班,13577770001\n轮换无号乙,物理学院,物理1班,\n").getBytes(StandardCharsets.UTF_8);
        assertThat(imported(roster)).contains("\"created\":2");
        String phone = String.valueOf(people.getFirst().facts().get("phone.1"));
        int older = keyring.sealing(Purpose.LOOKUP).primary();
        AtomicBoolean over = new AtomicBoolean();
        try (var readers = Executors.newFixedThreadPool(1);
                AutoCloseable end = () -> over.set(true)) {
            Future<Integer> read = readers.submit(() -> lookUp(people, over));
            UUID rotation = desk.renew(Staff.ADMINISTRATOR, Purpose.LOOKUP);
            List<Member> late = people("轮换丙", 20);
            members.save(late.getFirst().edit(Map.of("phone.1", "+8613577779999"), OFFICE));
            assertThat(imported(roster)).contains("\"unchanged\":2");
            ended(rotation);
            over.set(true);
            assertThat(end).isNotNull();
            assertThat(read.get()).isPositive();
            assertThat(contacts.people("+8613577779999").orElseThrow())
                    .containsExactly(late.getFirst().id());
            assertThat(contacts.people(String.valueOf(late.getFirst().facts().get("phone.1")))
                            .orElseThrow())
                    .isEmpty();
        }
        assertThat(keyring.sealing(Purpose.LOOKUP).primary()).isNotEqualTo(older);
        // Rows without numbers are known by the older key, which stays for them alone.
        assertThat(keyring.sealing(Purpose.LOOKUP).older()).contains(older);
        assertThat(keyring.sealing(Purpose.LOOKUP).written()).hasSize(1);
        assertThat(imported(roster)).contains("\"unchanged\":2");
        assertThat(contacts.people(phone).orElseThrow())
                .containsExactly(people.getFirst().id());
        assertThat(entries()).isEqualTo(expectedEntries());
    }

    @Test
    void sealsFilesAnewAndReadsThoseFromBeforeTheyWereMarked() throws Exception {
        UUID marked = UUID.randomUUID();
        UUID unmarked = UUID.randomUUID();
        byte[] content = "一份名册\n".repeat(300_000).getBytes(StandardCharsets.UTF_8);
        try (OutputStream to = vault.sealing(marked, files.write(marked))) {
            to.write(content);
        }
        Keyset before = keyring.sealing(Purpose.FILES);
        try (OutputStream to = java.util.Objects.requireNonNull(before.stream(before.primary()))
                .newEncryptingStream(files.write(unmarked), Keyset.owner(unmarked))) {
            to.write(content);
        }
        assertThat(read(unmarked)).isEqualTo(content);
        try (InputStream open = vault.opening(marked, files.read(marked))) {
            Rotation ended = ended(desk.renew(Staff.ADMINISTRATOR, Purpose.FILES));
            assertThat(ended.stuck()).isZero();
            assertThat(open.readAllBytes()).isEqualTo(content);
        }
        assertThat(keyring.sealing(Purpose.FILES).older()).isEmpty();
        assertThat(drawers.byKey(Purpose.FILES))
                .containsOnlyKeys(keyring.sealing(Purpose.FILES).primary());
        assertThat(read(marked)).isEqualTo(content);
        assertThat(read(unmarked)).isEqualTo(content);
    }

    @Test
    void keepsOldSealsOfTheTrailAndPutsNewOnesOnWithTheNewKey() throws Exception {
        people("轮换丁", 1);
        byte[] digest = {1, 2, 3};
        int older = keyring.sealing(Purpose.AUDIT).primary();
        ended(desk.renew(Staff.ADMINISTRATOR, Purpose.AUDIT));
        assertThat(keyring.sealing(Purpose.AUDIT).older()).contains(older);
        assertThat(keyring.sealing(Purpose.AUDIT).prf().compute(digest, 32))
                .isEqualTo(keyring.sealing(Purpose.AUDIT).all().getLast().compute(digest, 32));
        long seals = seals();
        people("轮换丁二", 1);
        web.get().uri("/office/members?q=轮换丁二").with(as(Staff.RECORDS_OFFICER)).exchange();
        while (seals() == seals) {
            Thread.sleep(50);
        }
        assertThat(
                        web.post()
                                .uri("/office/audit/check")
                                .with(as(Staff.AUDITOR))
                                .with(org.springframework.security.test.web.servlet.request
                                        .SecurityMockMvcRequestPostProcessors.csrf())
                                .exchange())
                .hasStatus(303);
        assertThat(jdbc.sql("select detail ->> 'broken' from privacy.audit_event where act = 'privacy.audit.checked'")
                        .query(String.class)
                        .list())
                .containsOnly("0");
    }

    @Test
    void letsAnotherNodeReadAtOnceAndNeverSealWithTheOldKeyAfterTheRest() throws Exception {
        MemberId owner = MemberId.next();
        Vault other = new Vault(node());
        Vault idle = new Vault(node());
        int older = keyring.sealing(Purpose.CONTACT).primary();
        UUID rotation = desk.renew(Staff.ADMINISTRATOR, Purpose.CONTACT);
        byte[] sealed = vault.seal(Purpose.CONTACT, owner.value(), new byte[] {7});
        assertThat(Drawers.key(sealed)).isNotEqualTo(older);
        assertThat(other.open(Purpose.CONTACT, owner.value(), sealed)).containsExactly(7);
        ended(rotation);
        assertThat(Drawers.key(idle.seal(Purpose.CONTACT, owner.value(), new byte[] {8})))
                .isEqualTo(Drawers.key(sealed));
        assertThat(desk.renew(Staff.ADMINISTRATOR, Purpose.NOTES))
                .isEqualTo(desk.renew(Staff.ADMINISTRATOR, Purpose.NOTES));
        ended(rotations.open("NOTES").orElseThrow().id());
    }

    @Test
    void keepsTheOldKeyAsLongAsAValueDoesNotOpen() throws Exception {
        Member member = people("轮换戊", 1).getFirst();
        jdbc.sql("update members.member set notes = set_byte(notes, length(notes) - 1, 0) where id = :id")
                .param("id", member.id().value())
                .update();
        int older = keyring.sealing(Purpose.NOTES).primary();
        Rotation ended = ended(desk.renew(Staff.ADMINISTRATOR, Purpose.NOTES));
        assertThat(ended.stuck()).isOne();
        assertThat(keyring.sealing(Purpose.NOTES).older()).containsExactly(older);
        jdbc.sql("update members.member set notes = null where id = :id")
                .param("id", member.id().value())
                .update();
        ended(desk.renew(Staff.ADMINISTRATOR, Purpose.NOTES));
        assertThat(keyring.sealing(Purpose.NOTES).older()).isEmpty();
    }

    @Test
    void renewsTheMasterKeyAndKeepsTheOldFileAside() throws Exception {
        MemberId owner = MemberId.next();
        byte[] sealed = vault.seal(Purpose.CONTACT, owner.value(), new byte[] {9});
        byte[] leaving = Files.readAllBytes(master.file());
        ended(desk.renewMaster(Staff.ADMINISTRATOR));
        assertThat(Files.readAllBytes(master.file())).isNotEqualTo(leaving);
        assertThat(master.nextFile()).doesNotExist();
        Path folder = master.file().toAbsolutePath().getParent();
        try (var all = Files.list(java.util.Objects.requireNonNull(folder))) {
            List<Path> aside =
                    all.filter(file -> file.toString().contains(".until-")).toList();
            assertThat(aside).hasSize(1);
            assertThat(Files.readAllBytes(aside.getFirst())).isEqualTo(leaving);
            assertThat(Files.getPosixFilePermissions(aside.getFirst())).hasSize(2);
        }
        assertThat(new Vault(node()).open(Purpose.CONTACT, owner.value(), sealed))
                .containsExactly(9);
    }

    @Test
    void refusesThoseWhoDoNotSeeEverybody() {
        var officer = new org.tongchuang.shared.Actor(
                UUID.randomUUID(),
                "分院",
                java.util.Set.of(org.tongchuang.shared.Right.MANAGE_SETTINGS),
                org.tongchuang.shared.Reach.of(List.of(new org.tongchuang.shared.Reach.Unit("物理学院", null))),
                null);
        assertThatThrownBy(() -> desk.renew(officer, Purpose.NOTES)).isInstanceOf(Refusal.class);
    }

    /// Whatever column holds a value sealed with one of our keys is known to the renewal.
    @Test
    void knowsEveryColumnThatHoldsSealedValues() throws Exception {
        Member member = people("轮换己", 1).getFirst();
        members.save(member.edit(Map.of("phone.1", "+8613500000001"), OFFICE));
        imported("姓名,出生日期\n轮换查甲,不是日期\n".getBytes(StandardCharsets.UTF_8));
        List<String> declared = new ArrayList<>();
        for (Purpose purpose : Purpose.values()) {
            drawers.columns(purpose).forEach(column -> declared.add(column.table() + "." + column.column()));
        }
        List<String> found = new ArrayList<>();
        for (Purpose purpose : Purpose.values()) {
            if (!purpose.isMac() && purpose != Purpose.FILES) {
                found.addAll(columnsMarked(keyring.sealing(purpose).primary()));
            }
        }
        assertThat(found).contains("members.member.contact", "members.revision.sealed", "members.roster_row.detail");
        assertThat(declared).containsAll(found);
    }

    private List<Member> people(String name, int count) {
        List<Member> people = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            people.add(Member.create(
                    MemberId.next(),
                    Facts.of(Map.of(
                            "name",
                            name + n,
                            "birthDate",
                            "1980-01-02",
                            "phone.1",
                            "+86136%08d".formatted(Math.abs((name + n).hashCode()) % 100_000_000),
                            "email.1",
                            name.hashCode() + "." + n + "@rotation.example",
                            "note.1",
                            "第 0 次")),
                    OFFICE));
        }
        members.add(people);
        return people.stream()
                .map(member -> members.find(member.id()).orElseThrow())
                .toList();
    }

    private int edit(List<Member> mine, AtomicBoolean over) throws InterruptedException {
        int edits = 0;
        do {
            for (Member one : mine) {
                Member now = members.find(one.id()).orElseThrow();
                members.save(now.edit(Map.of("note.1", "第 " + now.version() + " 次"), OFFICE));
                edits++;
            }
            Thread.sleep(30);
        } while (!over.get());
        return edits;
    }

    private int lookUp(List<Member> people, AtomicBoolean over) {
        int found = 0;
        while (!over.get()) {
            Member member = people.get(found % people.size());
            assertThat(contacts.people(String.valueOf(member.facts().get("email.1")))
                            .orElseThrow())
                    .containsExactly(member.id());
            found++;
        }
        return found;
    }

    private Rotation ended(UUID id) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Rotation now = rotations.get(id);
        while (now.isOpen()) {
            assertThat(System.nanoTime()).as("still " + now).isLessThan(end);
            Thread.sleep(30);
            now = rotations.get(id);
        }
        // The database says it first, this node's keys a moment later.
        keyring.lookAgain();
        return now;
    }

    private long seals() {
        return jdbc.sql("select count(*) from privacy.audit_seal")
                .query(Long.class)
                .single();
    }

    private Keyring node() {
        return new Keyring(new KeysetRows(jdbc), drawers, master, transactions, keyring.rest());
    }

    private byte[] read(UUID id) throws Exception {
        var content = new ByteArrayOutputStream();
        try (InputStream in = vault.opening(id, files.read(id))) {
            in.transferTo(content);
        }
        return content.toByteArray();
    }

    private List<String> stamps(List<Member> people) {
        return jdbc.sql("select id || ' ' || version || ' ' || updated_at || ' ' || changed_tx from members.member"
                        + " where id in (:ids) order by id")
                .param("ids", people.stream().map(member -> member.id().value()).toList())
                .query((row, n) -> row.getString(1))
                .list();
    }

    private List<String> columnsMarked(int key) {
        String mark = HexFormat.of().formatHex(Drawers.mark(key));
        List<String> found = new ArrayList<>();
        for (String column : jdbc.sql("""
                select table_schema || '.' || table_name || '.' || column_name from information_schema.columns
                where data_type = 'bytea' and table_schema not in ('pg_catalog', 'information_schema')
                """).query((row, n) -> row.getString(1)).list()) {
            String table = column.substring(0, column.lastIndexOf('.'));
            boolean marked = jdbc.sql(
                            "select exists (select 1 from %s where substring(%s from 1 for 5) = decode('%s', 'hex'))"
                                    .formatted(table, column.substring(table.length() + 1), mark))
                    .query(Boolean.class)
                    .single();
            if (marked) {
                found.add(column);
            }
        }
        return found;
    }

    private List<String> entries() {
        return jdbc.sql("select key || ' ' || member_id from members.lookup order by 1")
                .query((row, n) -> row.getString(1))
                .list();
    }

    private List<String> expectedEntries() {
        return jdbc.sql("select id from members.member").query((row, n) -> row.getObject(1, UUID.class)).list().stream()
                .map(id -> members.find(new MemberId(id)).orElseThrow())
                .flatMap(member -> keys.of(member.facts()).stream().map(key -> key + " " + member.id()))
                .sorted()
                .toList();
    }

    private String imported(byte[] csv) throws Exception {
        MvcTestResult begun = web.perform(MockMvcRequestBuilders.multipart("/api/v1/roster-imports")
                .file(new MockMultipartFile("file", "rotation.csv", null, csv))
                .param("dryRun", "false")
                .with(as(Staff.RECORDS_OFFICER)));
        String id = org.tongchuang.Program.field(begun.getResponse().getContentAsString(), "id");
        long end = System.nanoTime() + PATIENCE.toNanos();
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
        return now;
    }
}
