package org.tongchuang.members.visibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.tongchuang.Staff.as;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
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
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;

/// The directory of alumni, as they meet in it.
@SpringBootTest
@AutoConfigureMockMvc
class AlumniTests {

    private static final AtomicInteger COUNT = new AtomicInteger();

    @Autowired
    private MockMvcTester web;

    @Autowired
    private Members members;

    private final String ours = "录" + COUNT.incrementAndGet();
    private Member reader = person(Map.of());
    private Actor me = Staff.alum(reader.id(), "读者");

    @BeforeEach
    void settle() {
        reader = added(Map.of("name", "读者" + ours, "education.1.class", ours + "班", "shown.listed", "yes"));
        me = Staff.alum(reader.id(), reader.name());
    }

    @Test
    void findsClassmatesAndShowsOnlyWhatEachLetsThemSee() {
        Member open = added(Map.of(
                "name",
                "开放" + ours,
                "education.1.class",
                ours + "班",
                "phone.1",
                "+8613911117001",
                "career.1.employer",
                ours + "公司",
                "career.1.current",
                "true",
                "shown.listed",
                "yes",
                "shown.phone",
                "near"));
        Member shy = added(
                Map.of("name", "害羞" + ours, "education.1.class", ours + "班", "shown.listed", "no", "city", ours + "城"));
        Member far = added(Map.of(
                "name",
                "别系" + ours,
                "education.1.school",
                "别处学院",
                "education.1.department",
                "别处系",
                "phone.1",
                "+8613911117002",
                "shown.listed",
                "yes",
                "shown.phone",
                "near"));
        String list = await("/alumni?class=" + ours + "班", text -> text.contains(open.name()));
        assertThat(list).contains(reader.name()).doesNotContain(shy.name(), far.name());
        assertThat(list).as("counts of one or two are kept back").doesNotContain("employer=");

        assertThat(page("/alumni/" + open.id())).contains("139 1111 7001", ours + "公司");
        assertThat(page("/alumni/" + far.id())).contains("别处学院").doesNotContain("139 1111 7002");
        assertThat(web.get().uri("/alumni/" + shy.id()).with(as(me))).hasStatus(404);
        assertThat(web.get().uri("/api/v1/alumni/" + shy.id()).with(as(me))).hasStatus(404);
        assertThat(page("/api/v1/alumni/" + far.id())).doesNotContain("13911117002");
    }

    @Test
    void tellsThePersonWhoSawTheirContacts() {
        Member open = added(Map.of(
                "name",
                "公开" + ours,
                "education.1.class",
                ours + "班",
                "email.1",
                "open@alumni.example",
                "shown.listed",
                "yes",
                "shown.email",
                "members"));
        page("/alumni/" + open.id());
        assertThat(text(web.get()
                        .uri("/me/looks")
                        .with(as(Staff.alum(open.id(), open.name())))
                        .exchange()))
                .contains(reader.name(), "联系方式");
        // Whoever shows none has nothing to be told.
        Member plain = added(Map.of("name", "朴素" + ours, "education.1.class", ours + "班", "shown.listed", "yes"));
        page("/alumni/" + plain.id());
        assertThat(text(web.get()
                        .uri("/me/looks")
                        .with(as(Staff.alum(plain.id(), plain.name())))
                        .exchange()))
                .doesNotContain(reader.name());
    }

    @Test
    void forgetsWhoeverLeavesTheDirectoryAtOnce() {
        Member going = added(Map.of("name", "离去" + ours, "education.1.class", ours + "班", "shown.listed", "yes"));
        await("/alumni?q=离去" + ours, text -> text.contains("/alumni/" + going.id()));
        assertThat(web.post()
                        .uri("/me/listed")
                        .param("listed", "false")
                        .with(as(Staff.alum(going.id(), going.name())))
                        .with(csrf()))
                .hasStatus(303);
        assertThat(web.get().uri("/alumni/" + going.id()).with(as(me))).hasStatus(404);
        await("/alumni?q=离去" + ours, text -> !text.contains("/alumni/" + going.id()));
    }

    @Test
    void leadsToOnesOwnClassList() {
        assertThat(page("/alumni")).contains("/alumni?class=", ours + "班的名单");
    }

    @Test
    void isForAlumniAlone() {
        assertThat(web.get().uri("/alumni").with(as(Staff.ADMINISTRATOR))).hasStatus(403);
        assertThat(web.get().uri("/alumni")).hasStatus(303);
        assertThat(web.get().uri("/api/v1/alumni")).hasStatus(401);
    }

    private String page(String uri) {
        MvcTestResult answer = web.get().uri(uri).with(as(me)).exchange();
        assertThat(answer).as(uri).hasStatusOk();
        return text(answer);
    }

    private String await(String uri, Predicate<String> wanted) {
        long end = System.nanoTime() + 20_000_000_000L;
        String last = page(uri);
        while (!wanted.test(last)) {
            assertThat(System.nanoTime()).as(last).isLessThan(end);
            last = page(uri);
        }
        return last;
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private Member added(Map<String, String> facts) {
        Member member = person(facts);
        members.add(List.of(member));
        return member;
    }

    private static Member person(Map<String, String> facts) {
        Map<String, @Nullable String> all = new HashMap<>();
        all.put("name", "某人");
        all.put("education.1.school", "名录学院");
        all.put("education.1.entryYear", "1998");
        all.putAll(facts);
        return Member.create(
                MemberId.next(), Facts.NONE.with(all), new Origin(Source.ROSTER, Cast.THEN, null, "名册", null));
    }
}
