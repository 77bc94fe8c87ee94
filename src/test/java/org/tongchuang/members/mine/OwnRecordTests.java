package org.tongchuang.members.mine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.tongchuang.Staff.as;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tongchuang.Cast;
import org.tongchuang.Staff;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.members.records.Offers;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;

@SpringBootTest
@AutoConfigureMockMvc
class OwnRecordTests {

    @Autowired
    private MockMvcTester web;

    @Autowired
    private Members members;

    @Autowired
    private Offers offers;

    @Autowired
    private FieldRules rules;

    private Member lin = person();
    private Actor mine = Staff.alum(lin.id(), "自家林");

    @BeforeEach
    void add() {
        lin = person();
        mine = Staff.alum(lin.id(), "自家林");
        members.add(List.of(lin));
    }

    @Test
    void showsOneWhatIsHeldAndWhence() {
        String page = text(web.get().uri("/me").with(as(mine)).exchange());
        assertThat(page)
                .contains("自家林", "自家学院", "自家公司", "139 1111 8001", "own@alumni.example", "名册")
                .doesNotContain("内部备注");
    }

    @Test
    void isNobodysWhoHasNone() {
        assertThat(web.get().uri("/me").with(as(Staff.RECORDS_OFFICER))).hasStatus(403);
        assertThat(web.get().uri("/me")).hasStatus(303);
        assertThat(web.get().uri("/api/v1/me/record").with(as(Staff.RECORDS_OFFICER)))
                .hasStatus(403);
        assertThat(web.get().uri("/office/members/" + lin.id()).with(as(mine))).hasStatus(403);
    }

    @Test
    void takesWorkAndContactsAtOnceAsTheirOwnWord() {
        assertThat(save("contact", lin, Map.of("phone.1", "+86 13911118002", "city", "南京")))
                .hasStatus(303)
                .hasHeader("Location", "/me");
        Member now = now();
        assertThat(now.facts().get("phone.1")).isEqualTo("+8613911118002");
        assertThat(now.facts().get("city")).isEqualTo("南京");
        assertThat(now.originOf("phone.1").source()).isEqualTo(Source.SELF);
        assertThat(now.originOf("name").source()).isEqualTo(Source.ROSTER);
    }

    @Test
    void letsTheOfficeLookFirstAtWhoSomebodyIs() {
        assertThat(save("person", lin, Map.of("name", "自家琳", "englishName", "Own Lin")))
                .hasStatus(303);
        assertThat(now().name()).isEqualTo("自家林");
        assertThat(now().facts().get("englishName")).isEqualTo("Own Lin");
        assertThat(offers.of(lin.id())).containsEntry("name", "自家琳");
        assertThat(text(web.get().uri("/me").with(as(mine)).exchange())).contains("自家琳", "学校核对之后生效");

        assertThat(proposals(Staff.RECORDS_OFFICER)).contains("自家琳", lin.id().toString());
        assertThat(proposals(Staff.departmentOfficer("别家学院")))
                .doesNotContain(lin.id().toString());
        assertThat(proposals(Staff.departmentOfficer("自家学院"))).contains(lin.id().toString());
        assertThat(web.post()
                        .uri("/office/members/" + lin.id() + "/offers")
                        .param("path", "name")
                        .param("take", "true")
                        .param("back", "proposals")
                        .with(as(Staff.RECORDS_OFFICER))
                        .with(csrf()))
                .hasStatus(303)
                .hasHeader("Location", "/office/proposals");
        assertThat(proposals(Staff.RECORDS_OFFICER)).doesNotContain(lin.id().toString());
        assertThat(now().name()).isEqualTo("自家琳");
        assertThat(offers.of(lin.id())).isEmpty();
    }

    @Test
    void keepsFromThemWhatOnlyTheOfficeChanges() {
        MvcTestResult answer = patch("{\"idNumber\":\"11010519491231002X\",\"note.1\":\"x\",\"standing\":\"LEFT\","
                + "\"education.1.studentNumber\":\"1\",\"unlisted\":true}");
        assertThat(answer).hasStatus(422);
        assertThat(text(answer)).contains("idNumber", "note.1", "standing", "education.1.studentNumber", "unlisted");
        assertThat(now().version()).isEqualTo(1);
        // A form can't smuggle in what belongs to another part either.
        assertThat(save("contact", lin, Map.of("note.1", "x", "career.1.employer", "别家")))
                .hasStatus(303);
        assertThat(now().version()).isEqualTo(1);
    }

    @Test
    void losesNothingOfWhatWasTypedWrongly() {
        MvcTestResult again = save("contact", lin, Map.of("phone.1", "12", "city", "苏州"));
        assertThat(again).hasStatus(422);
        assertThat(text(again)).contains("value=\"12\"", "value=\"苏州\"", "aria-invalid");
        assertThat(now().facts().get("city")).isNull();
    }

    @Test
    void overrunsNobody() {
        assertThat(patch("{\"city\":\"无锡\"}")).hasStatusOk();
        MvcTestResult late = save("contact", lin, Map.of("city", "常州"));
        assertThat(late).hasStatus(409);
        assertThat(text(late)).contains("value=\"常州\"", "在别处改过", "value=\"2\"");
        assertThat(now().facts().get("city")).isEqualTo("无锡");
    }

    @Test
    void followsTheRulesOfTheOffice() {
        Actor office = Staff.ADMINISTRATOR;
        try {
            assertThat(rule(office, "career", "review")).hasStatus(303);
            assertThat(patch("{\"career.1.employer\":\"新家公司\"}"))
                    .hasStatusOk()
                    .headers()
                    .hasValue("Tongchuang-Waiting", "career.1.employer");
            assertThat(now().facts().get("career.1.employer")).isEqualTo("自家公司");
            assertThat(rule(office, "career", "never")).hasStatus(303);
            assertThat(patch("{\"career.1.employer\":\"新家公司\"}")).hasStatus(422);
            assertThat(rule(office, "career", "sometimes")).hasStatus(422);
            assertThat(rule(mine, "career", "at-once")).hasStatus(403);
        } finally {
            rules.set(office, Map.of("career", "at-once"));
        }
        assertThat(patch("{\"career.1.employer\":\"新家公司\"}")).hasStatusOk();
        assertThat(now().facts().get("career.1.employer")).isEqualTo("新家公司");
    }

    @Test
    void notesThatAllIsRight() {
        assertThat(web.post().uri("/me/confirmation").with(as(mine)).with(csrf()))
                .hasStatus(303);
        assertThat(now().originOf("confirmed").source()).isEqualTo(Source.SELF);
        long version = now().version();
        assertThat(web.put().uri("/api/v1/me/confirmation").with(as(mine))).hasStatus(204);
        assertThat(now().version()).isEqualTo(version);
    }

    @Test
    void tellsThemWhoLooked() {
        assertThat(text(web.get().uri("/me/looks").with(as(mine)).exchange())).contains("还没有人看过");
        assertThat(web.get().uri("/office/members/" + lin.id()).with(as(Staff.RECORDS_OFFICER)))
                .hasStatusOk();
        assertThat(text(web.get().uri("/me/looks").with(as(mine)).exchange()))
                .contains(Staff.RECORDS_OFFICER.name(), "打开了您的档案");
        assertThat(text(web.get().uri("/api/v1/me/looks").with(as(mine)).exchange()))
                .contains(Staff.RECORDS_OFFICER.name());
    }

    @Test
    void hidesAFieldTheMomentItsOwnerSaysSo() {
        assertThat(post("/me/listed", Map.of("listed", "true"))).hasStatus(303);
        assertThat(post("/me/visibility", Map.of("phone", "near", "work", "self")))
                .hasStatus(303);
        String near =
                text(web.get().uri("/me/view-as?viewer=near").with(as(mine)).exchange());
        assertThat(near).contains("139 1111 8001").doesNotContain("自家公司");
        assertThat(text(web.get()
                        .uri("/me/view-as?viewer=member")
                        .with(as(mine))
                        .exchange()))
                .contains("自家学院")
                .doesNotContain("139 1111 8001");
        assertThat(post("/me/listed", Map.of("listed", "false"))).hasStatus(303);
        assertThat(text(web.get().uri("/me/view-as?viewer=near").with(as(mine)).exchange()))
                .doesNotContain("自家学院");
        assertThat(now().originOf("shown.phone").source()).isEqualTo(Source.SELF);
    }

    @Test
    void takesChoicesFromProgramsAllOrNone() {
        assertThat(choose("{\"listed\":\"yes\",\"phone\":\"members\"}")).hasStatusOk();
        assertThat(text(choose("{\"phone\":\"self\",\"nothing\":\"self\"}"))).contains("nothing");
        assertThat(now().facts().get("shown.phone")).isEqualTo("members");
        assertThat(choose("{\"listed\":\"perhaps\"}")).hasStatus(422);
        assertThat(choose("{\"phone\":\"rector\"}")).hasStatus(422);
    }

    private String proposals(Actor actor) {
        return text(web.get().uri("/office/proposals").with(as(actor)).exchange());
    }

    private MvcTestResult choose(String json) {
        return web.patch()
                .uri("/api/v1/me/visibility")
                .contentType("application/json")
                .content(json)
                .with(as(mine))
                .exchange();
    }

    private MvcTestResult rule(Actor actor, String kind, String rule) {
        return web.post()
                .uri("/office/settings/own-changes")
                .param(kind, rule)
                .with(as(actor))
                .with(csrf())
                .exchange();
    }

    private MvcTestResult patch(String json) {
        return web.patch()
                .uri("/api/v1/me/record")
                .contentType("application/merge-patch+json")
                .content(json)
                .with(as(mine))
                .exchange();
    }

    private MvcTestResult save(String part, Member seen, Map<String, String> values) {
        Map<String, String> sent = new HashMap<>(values);
        sent.put("version", String.valueOf(seen.version()));
        return post("/me/edit/" + part, sent);
    }

    private MvcTestResult post(String uri, Map<String, String> values) {
        var request = web.post().uri(uri).with(as(mine)).with(csrf());
        values.forEach(request::param);
        return request.exchange();
    }

    private Member now() {
        return members.find(lin.id()).orElseThrow();
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static Member person() {
        Map<String, @Nullable String> facts = new HashMap<>(Map.of(
                "name", "自家林",
                "phone.1", "+8613911118001",
                "email.1", "own@alumni.example",
                "note.1", "内部备注",
                "education.1.school", "自家学院",
                "education.1.studentNumber", "Z18001",
                "career.1.employer", "自家公司",
                "career.1.current", "true"));
        return Member.create(
                MemberId.next(), Facts.NONE.with(facts), new Origin(Source.ROSTER, Cast.THEN, null, "名册", null));
    }
}
