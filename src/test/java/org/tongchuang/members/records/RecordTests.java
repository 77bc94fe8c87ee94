package org.tongchuang.members.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongchuang.Staff.as;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongchuang.Staff;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Right;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Records as staff meet them, on the page and over the API, down to what lies in the database.
@SpringBootTest
@AutoConfigureMockMvc
class RecordTests {

    private static final String API = "/api/v1/members";
    private static final String OFFICE = "/office/members";
    private static final Map<String, String> SECRETS = Map.of(
            "birthDate", "1980-01-02",
            "idNumber", "11010119800102001X",
            "phone.1", "+8613912345678",
            "email.1", "linhai.secret@example.org",
            "address.1", "文三路秘密弄堂九十九号",
            "note.1", "只有同事能看的一句话");

    @Autowired
    private MockMvcTester web;

    @Autowired
    private Members members;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void readsBackWhatItWrote() {
        Member member = added("往返甲", "物理学院", SECRETS);
        assertThat(members.find(member.id())).contains(member);
        Member.Edited edited = member.edit(Map.of("note.2", "又一句", "city", "杭州"), origin());
        members.save(edited);
        assertThat(members.find(member.id())).contains(edited.member());
        assertThat(members.history(member.id())).containsExactly(edited.revision());
    }

    @Test
    void leavesNothingProtectedInTheOpen() {
        Member member = added("秘密甲", "物理学院", SECRETS);
        members.save(member.edit(Map.of("note.1", "改过的秘密一句话", "phone.1", "+8613987654321"), origin()));
        web.get().uri(OFFICE + "?q=13912345678").with(as(Staff.RECORDS_OFFICER)).exchange();
        web.get().uri(OFFICE + "?q=13912345678").with(as(Staff.AUDITOR)).exchange();
        web.get()
                .uri(OFFICE + "?q=linhai.secret@example.org")
                .with(as(Staff.AUDITOR))
                .exchange();
        web.post()
                .uri(OFFICE + "/searches")
                .param("name", "密")
                .param("params", "q=13912345678")
                .with(as(Staff.RECORDS_OFFICER))
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .exchange();
        List<String> secrets = new ArrayList<>(SECRETS.values());
        secrets.addAll(List.of("改过的秘密一句话", "+8613987654321", "13912345678", "19800102"));
        List<String> found = new ArrayList<>();
        for (String column : columns()) {
            String[] place = column.split("\\|");
            List<String> cells = jdbc.sql("select %s from %s"
                            .formatted(
                                    place[2].equals("bytea")
                                            ? "encode(\"" + place[1] + "\", 'hex')"
                                            : "\"" + place[1] + "\"::text",
                                    place[0]))
                    .query((row, n) -> String.valueOf(row.getString(1)))
                    .list();
            for (String cell : cells) {
                for (String secret : secrets) {
                    if (spellings(secret).stream().anyMatch(cell.toLowerCase(Locale.ROOT)::contains)) {
                        found.add(place[0] + "." + place[1] + " shows " + secret);
                    }
                }
            }
        }
        assertThat(found).isEmpty();
    }

    /// As text, hexadecimal and base 64 would show it, whatever stands around it.
    private static List<String> spellings(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        List<String> spellings = new ArrayList<>(
                List.of(secret.toLowerCase(Locale.ROOT), HexFormat.of().formatHex(bytes)));
        for (int shift = 0; shift < 3; shift++) {
            byte[] shifted = new byte[bytes.length + shift];
            System.arraycopy(bytes, 0, shifted, shift, bytes.length);
            String base64 = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            spellings.add(
                    base64.substring(shift == 0 ? 0 : 4, base64.length() - 2).toLowerCase(Locale.ROOT));
        }
        return spellings;
    }

    private List<String> columns() {
        return jdbc.sql("""
                select table_schema || '.' || table_name || '|' || column_name || '|' || data_type
                from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
                where table_schema in ('members', 'privacy', 'identity', 'notifications', 'shared') and table_type = 'BASE TABLE'
                """).query((row, n) -> row.getString(1)).list();
    }

    @Test
    void bringsAnEarlierValueBack() {
        Member member = added("历史甲", "物理学院", Map.of("city", "杭州", "phone.1", "+8613900000001"));
        save(Staff.RECORDS_OFFICER, member, 1, Map.of("city", "上海", "phone.1", "13900000002"));
        String page = page(Staff.RECORDS_OFFICER, member, "");
        assertThat(page).contains("上海", "杭州", "陈晓");
        assertThat(page(Staff.AUDITOR, member, "")).contains("上海", "杭州").doesNotContain("139 0000 0001", "13900000001");
        MvcTestResult back =
                post(Staff.RECORDS_OFFICER, OFFICE + "/" + member.id() + "/history/2", Map.of("path", "city"));
        assertThat(back).hasStatus3xxRedirection();
        Member now = members.find(member.id()).orElseThrow();
        assertThat(now.facts().get("city")).isEqualTo("杭州");
        assertThat(now.facts().get("phone.1")).isEqualTo("+8613900000002");
        post(Staff.RECORDS_OFFICER, OFFICE + "/" + member.id() + "/history/2", Map.of());
        assertThat(members.find(member.id()).orElseThrow().facts().get("phone.1"))
                .isEqualTo("+8613900000001");
    }

    @Test
    void takesAFlagAwayThroughTheForm() {
        Member member = added("旗帜甲", "物理学院", Map.of("help.mentor", "true"));
        save(Staff.RECORDS_OFFICER, member, 1, Map.of("help.mentor", "false", "help.cv", "true"));
        Facts facts = members.find(member.id()).orElseThrow().facts();
        assertThat(facts.has("help.mentor")).isFalse();
        assertThat(facts.has("help.cv")).isTrue();
    }

    @Test
    void offersNoNumberTwiceInTheForm() {
        Member member = added("编号甲", "物理学院", Map.of("phone.1", "+8613900000001", "phone.2", "+8613900000002"));
        save(Staff.RECORDS_OFFICER, member, 1, Map.of("phone.2", ""));
        assertThat(page(Staff.RECORDS_OFFICER, member, "/edit"))
                .contains("name=\"phone.3\"")
                .doesNotContain("name=\"phone.2\"");
    }

    @Test
    void showsTheSecondOfTwoWhatTheFirstWrote() {
        Member member = added("同时甲", "物理学院", Map.of("city", "杭州", "province", "浙江"));
        save(Staff.RECORDS_OFFICER, member, 1, Map.of("name", "同时甲", "city", "上海", "province", "浙江"));
        MvcTestResult late = form(
                Staff.ADMINISTRATOR,
                member,
                1,
                Map.of("name", "同时甲", "city", "杭州", "province", "江苏", "interest.1", "围棋"));
        assertThat(late).hasStatus(409);
        String page = text(late);
        assertThat(page).contains("name=\"version\" value=\"2\"").contains("上海", "江苏", "围棋");
        assertThat(members.find(member.id()).orElseThrow().facts().get("city")).isEqualTo("上海");
        // Saved once more as it stands now, it keeps what the first wrote in fields the second never touched.
        assertThat(page).contains("name=\"city\" type=\"text\" value=\"上海\"");

        assertThat(patch(Staff.ADMINISTRATOR, member, "{\"city\":\"苏州\"}", "\"1\""))
                .hasStatus(409);
        assertThat(patch(Staff.ADMINISTRATOR, member, "{\"city\":\"苏州\"}", "W/\"1\""))
                .hasStatus(409);
        assertThat(patch(Staff.ADMINISTRATOR, member, "{\"city\":\"苏州\"}", "\"2\""))
                .hasStatusOk();
    }

    @Test
    void saysAtTheFieldWhatIsWrongInBothLanguages() {
        Member member = added("校验甲", "物理学院", Map.of());
        Map<String, String> wrong = Map.of("name", "", "phone.1", "12", "email.1", "nobody", "career.1.from", "昨天");
        for (String language : List.of("zh-CN", "en")) {
            MvcTestResult answer = web.post()
                    .uri(OFFICE + "/" + member.id())
                    .param("version", "1")
                    .params(fields(wrong))
                    .header("Accept-Language", language)
                    .with(as(Staff.RECORDS_OFFICER))
                    .with(SecurityMockMvcRequestPostProcessors.csrf())
                    .exchange();
            assertThat(answer).hasStatus(422);
            assertThat(text(answer))
                    .contains("id=\"e-name\"", "id=\"e-phone.1\"", "id=\"e-email.1\"", "value=\"nobody\"");
            assertThat(text(answer).contains("Please give a name")).isEqualTo(language.equals("en"));
        }
        MvcTestResult answer =
                patch(Staff.RECORDS_OFFICER, member, "{\"phone\":{\"1\":\"12\"},\"email.1\":\"x\"}", null);
        assertThat(answer).hasStatus(422);
        assertThat(text(answer)).contains("phone.1", "email.1");
        assertThat(members.find(member.id())).contains(member);
    }

    @Test
    void keepsADepartmentOfficerToTheirSchool() {
        Actor officer = Staff.departmentOfficer("化学学院");
        Member inside = added("院内甲", "化学学院", Map.of("phone.1", "+8613900000009"));
        Member outside = added("院外甲", "历史学院", Map.of("phone.1", "+8613900000008"));
        assertThat(text(web.get()
                        .uri(OFFICE + "/" + inside.id())
                        .with(as(officer))
                        .exchange()))
                .contains("院内甲");
        for (String address : List.of("", "/edit")) {
            assertThat(web.get().uri(OFFICE + "/" + outside.id() + address).with(as(officer)))
                    .hasStatus(404);
        }
        assertThat(web.get().uri(API + "/" + outside.id()).with(as(officer))).hasStatus(404);
        assertThat(patch(officer, outside, "{\"city\":\"杭州\"}", null)).hasStatus(404);
        assertThat(form(officer, outside, 1, Map.of("name", "改名"))).hasStatus(404);
        assertThat(post(officer, OFFICE + "/" + outside.id() + "/history/2", Map.of()))
                .hasStatus(404);
        assertThat(post(officer, OFFICE + "/" + outside.id() + "/offers", Map.of("path", "city", "take", "true")))
                .hasStatus(404);
        assertThat(create(officer, "{\"name\":\"院外乙\",\"education.1.school\":\"历史学院\"}"))
                .hasStatus(422);
        assertThat(create(officer, "{\"name\":\"院外丙\"}")).hasStatus(422);
        assertThat(create(officer, "{\"name\":\"院内乙\",\"education.1.school\":\"化学学院\"}"))
                .hasStatus(201);
        assertThat(patch(officer, inside, "{\"education.1.school\":\"历史学院\"}", null))
                .hasStatus(422);
        assertThat(members.find(outside.id())).contains(outside);
        assertThat(members.find(inside.id())).contains(inside);
    }

    @Test
    void showsAnAuditorNothingProtectedAndLetsThemChangeNothing() {
        Member member = added("旁观甲", "物理学院", SECRETS);
        members.save(member.edit(Map.of("note.1", "改过的秘密一句话", "phone.1", "+8613987654321"), origin()));
        List<String> secrets = new ArrayList<>(SECRETS.values());
        secrets.addAll(List.of("改过的秘密", "13987654321", "139 8765 4321", "139 1234 5678"));
        for (Actor reader : List.of(Staff.AUDITOR, Staff.program(Right.READ_MEMBERS))) {
            for (String address : List.of(OFFICE + "/" + member.id(), API + "/" + member.id(), OFFICE + "?q=旁观甲")) {
                MvcTestResult answer = web.get().uri(address).with(as(reader)).exchange();
                assertThat(answer).hasStatusOk();
                assertThat(text(answer)).doesNotContain(secrets);
            }
            assertThat(web.get().uri(OFFICE + "/" + member.id() + "/edit").with(as(reader)))
                    .hasStatus(403);
            assertThat(web.get().uri(OFFICE + "/new").with(as(reader))).hasStatus(403);
            assertThat(form(reader, member, 2, Map.of("name", "改名"))).hasStatus(403);
            assertThat(patch(reader, member, "{\"name\":\"改名\"}", null)).hasStatus(403);
            assertThat(create(reader, "{\"name\":\"新人\"}")).hasStatus(403);
            assertThat(post(reader, OFFICE + "/" + member.id() + "/history/2", Map.of()))
                    .hasStatus(403);
            assertThat(post(reader, OFFICE + "/" + member.id() + "/offers", Map.of("path", "city", "take", "true")))
                    .hasStatus(403);
        }
        // A program that may write but not see writes no protected fact unseen.
        Actor writer = Staff.program(Right.READ_MEMBERS, Right.WRITE_MEMBERS);
        MvcTestResult answer = patch(writer, member, "{\"phone.1\":\"13900000000\",\"city\":\"杭州\"}", null);
        assertThat(text(answer)).doesNotContain(secrets).doesNotContain("13900000000");
        assertThat(members.find(member.id()).orElseThrow().facts().get("phone.1"))
                .isEqualTo("+8613987654321");
    }

    @Test
    void leavesATraceOfEveryLookAndChange() {
        Member member = added("审计甲", "物理学院", Map.of("city", "杭州"));
        page(Staff.RECORDS_OFFICER, member, "");
        page(Staff.RECORDS_OFFICER, member, "/edit");
        web.get().uri(API + "/" + member.id()).with(as(Staff.AUDITOR)).exchange();
        save(Staff.RECORDS_OFFICER, member, 1, Map.of("city", "上海"));
        patch(Staff.ADMINISTRATOR, member, "{\"city\":\"苏州\"}", null);
        post(Staff.RECORDS_OFFICER, OFFICE + "/" + member.id() + "/history/3", Map.of());
        MvcTestResult made = create(Staff.ADMINISTRATOR, "{\"name\":\"审计乙\"}");
        assertThat(acts(member.id().value()))
                .containsExactly(
                        "陈晓 members.record.read",
                        "陈晓 members.record.read",
                        "沈洁 members.record.read",
                        "陈晓 members.record.changed",
                        "周敏 members.record.changed",
                        "陈晓 members.record.changed");
        assertThat(acts(UUID.fromString(String.valueOf(read(made).get("id")))))
                .containsExactly("周敏 members.record.created");
    }

    private List<String> acts(UUID member) {
        return jdbc.sql("""
                select actor_name || ' ' || act from privacy.audit_event
                where subjects @> array[cast(? as uuid)] and act <> 'members.directory.searched' order by id
                """).param(member).query((row, n) -> row.getString(1)).list();
    }

    /// What is sealed everywhere else must not lie in a table of events, where a killed process would leave it.
    @Test
    void tellsOfChangesWithoutWritingThemDown() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            added("口信甲", "物理学院", Map.of("phone.1", "+8613911118888"));
            assertThat(jdbc.sql("select count(*) from shared.event_publication")
                            .query(Long.class)
                            .single())
                    .isZero();
        });
    }

    @Test
    void takesNoFactItDoesNotKnow() {
        Member member = added("越界甲", "物理学院", Map.of("city", "杭州"));
        for (String patch : List.of(
                "{\"#row\":\"42\"}",
                "{\"version\":\"99\"}",
                "{\"id\":\"" + UUID.randomUUID() + "\"}",
                "{\"idKind\":\"x\"}",
                "{\"origins\":{\"*\":\"x\"}}",
                "{\"phone\":\"13900000000\"}",
                "{\"phone.0\":\"13900000000\"}",
                "{\"education.1.nonsense\":\"x\"}",
                "{\"education\":[\"x\"]}",
                "{\"name\":null}")) {
            assertThat(patch(Staff.ADMINISTRATOR, member, patch, null))
                    .as(patch)
                    .hasStatus(422);
        }
        save(Staff.RECORDS_OFFICER, member, 1, Map.of("#row", "42", "id", "x", "idKind", "x", "city", "杭州"));
        assertThat(members.find(member.id())).contains(member);
        assertThat(patch(Staff.ADMINISTRATOR, member, "{}", null)).hasStatusOk();
        assertThat(members.find(member.id())).contains(member);
    }

    private Member added(String name, String school, Map<String, String> more) {
        Map<String, String> facts = new LinkedHashMap<>(Map.of("name", name, "education.1.school", school));
        facts.putAll(more);
        Member member = Member.create(MemberId.next(), Facts.of(facts), origin());
        members.add(List.of(member));
        return members.find(member.id()).orElseThrow();
    }

    private static Origin origin() {
        return new Origin(Source.OFFICE, Instant.parse("2026-01-02T03:04:05Z"), UUID.randomUUID(), "陈晓", null);
    }

    private String page(Actor actor, Member member, String more) {
        MvcTestResult answer =
                web.get().uri(OFFICE + "/" + member.id() + more).with(as(actor)).exchange();
        assertThat(answer).hasStatusOk();
        return text(answer);
    }

    private void save(Actor actor, Member member, long version, Map<String, String> fields) {
        assertThat(form(actor, member, version, fields)).hasStatus3xxRedirection();
    }

    private MvcTestResult form(Actor actor, Member member, long version, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("version", String.valueOf(version));
        return post(actor, OFFICE + "/" + member.id(), all);
    }

    private MvcTestResult post(Actor actor, String address, Map<String, String> fields) {
        return web.post()
                .uri(address)
                .params(fields(fields))
                .with(as(actor))
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .exchange();
    }

    private MvcTestResult patch(
            Actor actor, Member member, String patch, @org.jspecify.annotations.Nullable String seen) {
        var request = web.patch()
                .uri(API + "/" + member.id())
                .contentType("application/merge-patch+json")
                .content(patch)
                .with(as(actor));
        return seen == null
                ? request.exchange()
                : request.header("If-Match", seen).exchange();
    }

    private MvcTestResult create(Actor actor, String facts) {
        return web.post()
                .uri(API)
                .contentType(MediaType.APPLICATION_JSON)
                .content(facts)
                .with(as(actor))
                .exchange();
    }

    private static org.springframework.util.MultiValueMap<String, String> fields(Map<String, String> fields) {
        var all = new org.springframework.util.LinkedMultiValueMap<String, String>();
        fields.forEach(all::add);
        return all;
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private Map<String, Object> read(MvcTestResult answer) {
        return json.readValue(answer.getResponse().getContentAsByteArray(), new TypeReference<>() {});
    }
}
