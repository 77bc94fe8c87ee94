package org.tongchuang.members.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tongchuang.Staff;
import org.tongchuang.members.care.ContactFailures;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Source;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Reach;
import org.tongchuang.shared.Right;
import org.tongchuang.shared.Role;

/// What the office sees of the quality of its records, and who sees what.
class QualityTests extends QualityTrials {

    private static final Actor OFFICER = Staff.RECORDS_OFFICER;

    @Autowired
    private ContactFailures failures;

    @Test
    void tellsWhatIsMissingAndFollowsEdits() {
        Member one = added("数甲", "数缺学院", Map.of("education.1.entryYear", "1993", "education.1.class", "数缺931"));
        Member two = added("数乙", "数缺学院", Map.of("education.1.entryYear", "2004", "email.1", "shuyi@jianghai.edu.cn"));
        added("数丙", "数缺学院", Map.of("deceased", "true"));
        until("数缺学院", Tag.PERSON, 2);

        String page = page("/office/quality?school=数缺学院", OFFICER);
        assertThat(page)
                .contains("1990s", "2000s", "E-mail, 1990s: 0% known, 1 missing", "Lost", "数缺931")
                .contains("/office/quality/people?what=missing&amp;field=email&amp;school=%E6%95%B0");
        assertThat(names("what=missing&field=email&school=数缺学院", OFFICER)).containsExactly("数甲");
        assertThat(names("what=lost&school=数缺学院", OFFICER)).containsExactly("数甲");
        assertThat(names("what=known&field=email&source=roster&year=2019&school=数缺学院", OFFICER))
                .containsExactly("数乙");
        assertThat(names("what=known&field=email&year=..2018&school=数缺学院", OFFICER))
                .isEmpty();
        assertThat(names("what=people&school=数缺学院&decade=2000", OFFICER)).containsExactly("数乙");
        assertThat(names("what=lost&school=数缺学院&class=数缺931", OFFICER)).containsExactly("数甲");
        Map<String, Object> api = api("/api/v1/quality?school=数缺学院", OFFICER);
        assertThat(api)
                .containsEntry("people", 2)
                .containsEntry("alumni", 2)
                .containsEntry("lost", 1)
                .containsEntry("unconfirmed", 2)
                .containsEntry("state", "READY");
        assertThat(String.valueOf(api.get("fields")))
                .contains(
                        "{field=email, known=1, missing=1, sources={roster=1, office=0, self=0, house=0}, years={2019=1}");

        members.save(now(one).edit(Map.of("email.1", "shujia@jianghai.edu.cn"), origin(Source.SELF)));
        until("数缺学院", Tag.missing(Tracked.EMAIL), 0);
        assertThat(api("/api/v1/quality?school=数缺学院", OFFICER)).containsEntry("lost", 0);
        assertThat(names("what=known&field=email&source=self&school=数缺学院", OFFICER))
                .containsExactly("数甲");
        members.remove(List.of(two.id()));
        until("数缺学院", Tag.PERSON, 1);
        addUp();
    }

    @Test
    void confirmsARecordAndSaysSoInItsHistory() {
        Member one = added("确甲", "确认学院", Map.of("email.1", "quejia@jianghai.edu.cn"));
        Member two = added("确乙", "确认学院", Map.of("email.1", "queyi@jianghai.edu.cn"));
        until("确认学院", Tag.PERSON, 2);
        assertThat(names("what=unconfirmed&school=确认学院", OFFICER)).containsExactly("确甲", "确乙");

        assertThat(press("/office/members/" + one.id() + "/confirmation", Map.of(), OFFICER))
                .hasStatus3xxRedirection();
        long version = now(one).version();
        assertThat(call(
                        org.springframework.http.HttpMethod.PUT,
                        "/api/v1/members/" + one.id() + "/confirmation",
                        OFFICER))
                .as("the same again")
                .hasStatus(204);
        assertThat(now(one).version()).isEqualTo(version);
        assertThat(page("/office/members/" + one.id(), OFFICER))
                .contains("All confirmed on")
                .contains("<span>All confirmed</span>");
        // Whoever was just confirmed is gone from the list, before it is counted anew.
        assertThat(names("what=unconfirmed&school=确认学院", OFFICER)).containsExactly("确乙");

        assertThat(press(
                        "/office/quality/confirmations",
                        Map.of("member", two.id().toString(), "what", "unconfirmed", "school", "确认学院"),
                        OFFICER))
                .hasStatus3xxRedirection();
        until(() -> in("确认学院").of(tag -> Tag.isUnconfirmedSince(tag, java.time.YearMonth.of(2024, 1)), null) == 0);
        assertThat(press("/office/quality/confirmations", Map.of(), OFFICER)).hasStatus(422);
        assertThat(press("/office/members/" + one.id() + "/confirmation", Map.of(), Staff.AUDITOR))
                .hasStatus(403);
        assertThat(press("/office/members/" + one.id() + "/confirmation", Map.of(), officer("别处学院")))
                .hasStatus(404);
        assertThat(press(
                        "/office/quality/confirmations",
                        Map.of("member", two.id().toString(), "school", "x\r\nSet-Cookie: y"),
                        OFFICER))
                .as("an address that would break the header")
                .hasStatus(422);
        assertThat(now(two).version()).isEqualTo(2);
    }

    @Test
    void marksAContactUntilItIsAnother() {
        Member one = added("标甲", "标记学院", Map.of("email.1", "biaojia@jianghai.edu.cn"));
        until("标记学院", Tag.PERSON, 1);
        String address = "/office/members/" + one.id() + "/contacts/email.1";
        assertThat(press(address, Map.of("works", "false"), Staff.AUDITOR)).hasStatus(403);
        assertThat(press(address, Map.of("works", "false"), Staff.program(Right.READ_MEMBERS, Right.WRITE_MEMBERS)))
                .as("who may not see a contact says nothing of it")
                .hasStatus(403);
        assertThat(press("/office/members/" + one.id() + "/contacts/email.7", Map.of("works", "false"), OFFICER))
                .hasStatus(404);
        assertThat(press(address, Map.of("works", "false"), OFFICER)).hasStatus3xxRedirection();
        until("标记学院", Tag.FAILED, 1);
        assertThat(in("标记学院").of(Tag.LOST, null)).isEqualTo(1);
        assertThat(page("/office/members/" + one.id(), OFFICER))
                .contains("Doesn't work</span>", "Works after all", "Marked by 陈晓");
        assertThat(page("/office/quality/people?what=failed&school=标记学院", OFFICER))
                .contains("标甲", "<td>E-mail</td>");
        assertThat(page("/office/members/" + one.id(), Staff.program(Right.READ_MEMBERS)))
                .doesNotContain("biaojia");

        assertThat(call(
                        org.springframework.http.HttpMethod.DELETE,
                        "/api/v1/members/" + one.id() + "/contacts/email.1/failure",
                        OFFICER))
                .hasStatus(204);
        until("标记学院", Tag.FAILED, 0);
        assertThat(failures.report(one.id(), "email", "BiaoJia@jianghai.edu.cn", "mail.jianghai.edu.cn"))
                .isTrue();
        assertThat(failures.report(one.id(), "email", "biaojia@jianghai.edu.cn", "mail.jianghai.edu.cn"))
                .isTrue();
        assertThat(failures.report(one.id(), "email", "somebody@else.cn", "mail.jianghai.edu.cn"))
                .isFalse();
        assertThat(failures.report(MemberId.next(), "email", "biaojia@jianghai.edu.cn", "mail.jianghai.edu.cn"))
                .isFalse();
        until("标记学院", Tag.FAILED, 1);
        members.save(now(one).edit(Map.of("email.1", "xin@jianghai.edu.cn"), origin(Source.OFFICE)));
        until("标记学院", Tag.FAILED, 0);
        assertThat(in("标记学院").of(Tag.LOST, null)).isZero();
        addUp();
    }

    @Test
    void showsEachOfficerTheirOwnPeopleOnly() {
        added("权甲", "权法学院", Map.of("education.1.department", "民法系", "education.1.class", "权班"));
        added("权乙", "权理学院", Map.of("education.2.school", "权法学院", "education.1.class", "权班"));
        added("权丙", "权理学院", Map.of());
        until("权理学院", Tag.PERSON, 2);
        Actor law = officer("权法学院");
        assertThat(api("/api/v1/quality", law)).containsEntry("people", 2);
        assertThat(names("what=missing&field=email", law)).containsExactly("权甲", "权乙");
        assertThat(api("/api/v1/quality/people?what=missing&field=email", law)).containsEntry("total", 2);
        assertThat(names("what=missing&field=email&school=权理学院", law)).isEmpty();
        assertThat(api("/api/v1/quality?school=权理学院", law)).containsEntry("people", 0);
        assertThat(page("/office/quality", law)).contains("权班").doesNotContain("权理学院</a>");
        assertThat(((List<?>) api("/api/v1/quality/classes", law).get("items"))).hasSize(1);
        // Several units: nobody counts twice, and there is no trend.
        Actor both = Staff.of(
                "两院",
                Role.DEPARTMENT_OFFICER,
                Reach.of(List.of(new Reach.Unit("权法学院", null), new Reach.Unit("权理学院", null))));
        Map<String, Object> seen = api("/api/v1/quality", both);
        assertThat(seen).containsEntry("people", 3).containsEntry("lost", 3);
        assertThat((List<?>) seen.get("months")).isEmpty();
        assertThat((List<?>) seen.get("parts")).hasSize(2);
        assertThat(names("what=lost", both)).containsExactly("权甲", "权乙", "权丙");
        assertThat(page("/office/quality", both)).contains("权法学院</a>", "权理学院</a>", "choose one above");
        Actor civil = Staff.of("民法", Role.DEPARTMENT_OFFICER, Reach.of(List.of(new Reach.Unit("权法学院", "民法系"))));
        assertThat(names("what=people", civil)).containsExactly("权甲");
        assertThat(names("what=people&school=权法学院", civil)).containsExactly("权甲");
        assertThat(get("/office/quality", Staff.program())).hasStatus(403);
        assertThat(get("/api/v1/quality/people", Staff.program(Right.WRITE_MEMBERS)))
                .hasStatus(403);
        Actor nobody = Staff.of("无院", Role.DEPARTMENT_OFFICER, Reach.NOBODY);
        assertThat(api("/api/v1/quality", nobody)).containsEntry("people", 0);
        assertThat(page("/office/quality", nobody)).contains("No records yet");
    }

    @Test
    void goesThroughPeopleAndClassesPageByPage() {
        for (int n = 0; n < 6; n++) {
            for (int each = 0; each <= n; each++) {
                added("页" + n + each, "页页学院", Map.of("education.1.class", "页班" + n));
            }
        }
        added("页有", "页页学院", Map.of("education.1.class", "页班4", "phone.1", "+8613944447100"));
        until("页页学院", Tag.PERSON, 22);
        String next = "";
        java.util.List<String> read = new java.util.ArrayList<>();
        do {
            Map<String, Object> slice = api("/api/v1/quality/people?what=lost&school=页页学院&size=4" + next, OFFICER);
            assertThat(slice).containsEntry("total", 21);
            read.addAll(names(slice));
            next = slice.get("next") == null ? "" : "&after=" + slice.get("next");
        } while (!next.isEmpty());
        assertThat(read).hasSize(21).doesNotHaveDuplicates().doesNotContain("页有");

        for (String sort : List.of("number", "share")) {
            List<String> classes = new java.util.ArrayList<>();
            String after = "";
            do {
                Map<String, Object> slice =
                        api("/api/v1/quality/classes?school=页页学院&size=2&sort=" + sort + after, OFFICER);
                ((List<?>) slice.getOrDefault("items", List.of()))
                        .forEach(item -> classes.add(String.valueOf(((Map<?, ?>) item).get("className"))));
                after = slice.get("next") == null ? "" : "&after=" + slice.get("next");
            } while (!after.isEmpty());
            assertThat(classes)
                    .as(sort)
                    .containsExactlyElementsOf(
                            sort.equals("number")
                                    ? List.of("页班5", "页班4", "页班3", "页班2", "页班1", "页班0")
                                    : List.of("页班5", "页班4"));
        }
        assertThat(page("/office/quality/classes?school=页页学院&sort=share", OFFICER))
                .contains("页班5", "100%");
    }

    @Test
    void takesAWholeListAlongWithAReason() {
        for (int n = 0; n < 3; n++) {
            added("带" + n, "带走学院", Map.of("phone.1", "+861394444720" + n));
        }
        added("带外", "带外学院", Map.of());
        until("带走学院", Tag.PERSON, 3);
        until("带外学院", Tag.PERSON, 1);
        String address = "/office/quality/people/export?what=missing&field=email";
        Actor theirs = officer("带走学院");
        assertThat(page(address, theirs)).contains("3", "People without e-mail", "Birth date");
        assertThat(press(address, Map.of("columns", "NAME"), theirs)).hasStatus(422);
        assertThat(press(address, Map.of("reason", "请班级联络人补邮箱"), theirs)).hasStatus(422);
        MvcTestResult sheet = press(address + "&decade=0", Map.of("columns", "NAME", "reason", "请班级联络人补邮箱"), theirs);
        assertThat(sheet).hasStatusOk();
        assertThat(new String(sheet.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8).lines())
                .hasSize(4)
                .contains("带0", "带1", "带2");
        assertThat(get(address, Staff.AUDITOR)).hasStatus(403);
        assertThat(press(
                        address,
                        Map.of("columns", "PHONE", "reason", "不该看的"),
                        Staff.program(Right.READ_MEMBERS, Right.EXPORT_MEMBERS)))
                .as("no contacts for those who may not see them")
                .hasStatus(422);
        until(() -> jdbc.sql("select count(*) from privacy.audit_event where act = 'members.export.row'")
                        .query(Integer.class)
                        .single()
                > 0);
    }

    @Test
    void saysWhatItCannotUnderstand() {
        for (String wrong : List.of(
                "/api/v1/quality/people?what=nonsense",
                "/api/v1/quality/people?what=missing",
                "/api/v1/quality/people?what=missing&field=shoe",
                "/api/v1/quality/people?what=known&field=email&source=rumour",
                "/api/v1/quality/people?what=known&field=email&year=soon",
                "/api/v1/quality/people?decade=1995",
                "/api/v1/quality?decade=x",
                "/api/v1/quality?department=物理系",
                "/api/v1/quality/classes?after=x",
                "/api/v1/quality/classes?after=MSAy",
                "/office/quality?decade=19",
                "/office/quality/classes?after=AAAA")) {
            assertThat(get(wrong, OFFICER)).as(wrong).hasStatus(422);
        }
        assertThat(get("/api/v1/quality/people?after=x", OFFICER)).hasStatus(400);
        assertThat(page("/office/quality?school=' or 1=1 --", OFFICER)).contains("Nobody is here");
        assertThat(press("/office/quality/export", Map.of(), OFFICER)).hasStatus(422);
        Member one = added("导甲", "导出学院", Map.of());
        assertThat(press("/office/quality/export", Map.of("member", one.id().toString()), OFFICER)
                        .getResponse()
                        .getRedirectedUrl())
                .isEqualTo("/office/members/export?member=" + one.id());
        assertThat(press("/office/quality/export", Map.of("member", one.id().toString()), Staff.AUDITOR))
                .hasStatus(403);
    }
}
