package org.tongchuang.privacy.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.tongchuang.Staff.as;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tongchuang.Staff;
import org.tongchuang.identity.accounts.Office;
import org.tongchuang.privacy.consent.Purposes;
import org.tongchuang.privacy.retention.RetentionRules;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Role;
import org.tongchuang.shared.Words;
import org.tongchuang.shared.privacy.DataPurpose;

/// What the policy says is what the program does.
@SpringBootTest
@AutoConfigureMockMvc
@Import(Office.class)
class PolicyTests {

    @Autowired
    private MockMvcTester web;

    @Autowired
    private Office office;

    @Autowired
    private Policies policies;

    @Autowired
    private Purposes purposes;

    @Autowired
    private RetentionRules retention;

    @Test
    void namesEveryPurposeAndRuleThereIsToAnybody() {
        String page = text(web.get().uri("/privacy").exchange());
        for (DataPurpose purpose : purposes.all()) {
            assertThat(page).contains(Words.text(Words.CHINESE, purpose.id() + ".name"));
        }
        retention.all().forEach(rule -> assertThat(page).contains(Words.text(Words.CHINESE, rule.id() + ".about")));
        assertThat(page).contains("加密", "href=\"/me/data\"", "href=\"/me/erasure\"");
        // other tests of this database set up systems outside
        assertThat(page).containsAnyOf("没有把任何信息交给学校以外", "只有下面这些，而且只为所写的用途");
        assertThat(text(web.get()
                        .uri("/privacy")
                        .header("Accept-Language", "en")
                        .exchange()))
                .contains("What it is used for", "Directory of alumni");
        office.somebody(Role.AUDITOR);
        for (String from : List.of("/sign-in", "/join")) {
            assertThat(text(web.get().uri(from).exchange())).contains("href=\"/privacy\"");
        }
    }

    @Test
    void isANewVersionWhenWhatItIsWrittenFromChanges() {
        int before = policies.current().version();
        assertThat(policies.current().version()).isEqualTo(before);
        assertThat(save(Staff.ADMINISTRATOR, "隐私负责人 吴岚", "privacy@example.edu")).hasStatus(303);
        assertThat(text(web.get().uri("/privacy").exchange())).contains("吴岚", "privacy@example.edu");
        int after = policies.current().version();
        assertThat(after).isEqualTo(before + 1);
        String changed = text(web.get().uri("/privacy/versions/" + after).exchange());
        assertThat(changed).contains("<ins>", "吴岚", "<del>");
        assertThat(web.get().uri("/privacy/versions/" + before)).hasStatus(200);
        assertThat(web.get().uri("/privacy/versions/999999")).hasStatus(404);
        assertThat(save(Staff.ADMINISTRATOR, "隐私负责人 吴岚", "privacy@example.edu")).hasStatus(303);
        assertThat(policies.current().version()).isEqualTo(after);
    }

    @Test
    void letsNobodyButTheAdministratorSayWhomToTurnTo() {
        for (Actor nobody : List.of(Staff.RECORDS_OFFICER, Staff.AUDITOR)) {
            assertThat(web.get().uri("/office/settings/privacy").with(as(nobody)))
                    .hasStatus(403);
            assertThat(save(nobody, "x", "x@example.edu")).hasStatus(403);
        }
        MvcTestResult wrong = save(Staff.ADMINISTRATOR, "只有名字", "");
        assertThat(wrong).hasStatus(422);
        assertThat(text(wrong)).contains("只有名字", "至少填一个");
    }

    @Test
    void tellsLinesThatCameFromThoseThatWent() {
        Policy before = new Policy(List.of(line("一"), line("二"), line("三")));
        Policy after = new Policy(List.of(line("一"), line("新"), line("三"), line("四")));
        assertThat(Difference.of(before, after))
                .extracting(line -> line.change() + " " + line.text())
                .containsExactly("SAME 一", "GONE 二", "NEW 新", "SAME 三", "NEW 四");
    }

    private static Policy.Line line(String text) {
        return new Policy.Line(3, text, "");
    }

    private MvcTestResult save(Actor actor, String name, String email) {
        return web.post()
                .uri("/office/settings/privacy")
                .param("name", name)
                .param("email", email)
                .with(as(actor))
                .with(csrf())
                .exchange();
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
