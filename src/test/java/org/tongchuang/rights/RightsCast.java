package org.tongchuang.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.tongchuang.Staff.as;
import static org.tongchuang.rights.RightsWorld.text;
import static org.tongchuang.rights.Somebody.THAT_SCHOOL;
import static org.tongchuang.rights.Somebody.THIS_SCHOOL;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.tongchuang.Staff;
import org.tongchuang.identity.accounts.Office;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Role;

/// What requests of the matrix are about: `$record` is a person of this school, `$beyond` one of another, `$old` the id
/// of a record of another school that was merged into the first. Names that begin with "fresh" are made for each
/// request.
@TestComponent
class RightsCast {

    private static final Pattern WANTED = Pattern.compile("\\$([A-Za-z]+)");
    private static final AtomicInteger count = new AtomicInteger();

    @Autowired
    private RightsWorld world;

    @Autowired
    private Office office;

    private final Map<String, String> lasting = new LinkedHashMap<>();

    /// What nobody beyond this reach may see of the two people, and of these what needs a right of its own.
    static final List<String> THIS_TRACES = List.of("界内卫", "Jienei", "界内芯片厂");

    static final List<String> THAT_TRACES = List.of("界外韩", "Jiewai", "界外芯片厂", "界外散");
    static final List<String> PROTECTED = List.of("jn-secret@example.com", "jw-secret@example.com", "密语");

    void settle() {
        if (!lasting.isEmpty()) {
            return;
        }
        String record = person("界内卫", "Jienei Wei", THIS_SCHOOL, "界内芯片厂", "jn-secret@example.com");
        lasting.put("record", record);
        lasting.put("beyond", person("界外韩", "Jiewai Han", THAT_SCHOOL, "界外芯片厂", "jw-secret@example.com"));
        lasting.put("second", person("界内魏", "Second Wei", THIS_SCHOOL, "界内二厂", "jn2-secret@example.com"));
        String old = person("界外旧", "Former Jiu", THAT_SCHOOL, "界外旧厂", "old-secret@example.com");
        merge(record, old);
        change(record, """
                {"name":"界内卫","education.1.school":"此端学院","education.2.school":null,"englishName":"Jienei Wei",
                 "career.1.employer":"界内芯片厂","email.1":"jn-secret@example.com"}""");
        lasting.put("old", old);
        lasting.put("merge", merge(fresh(THIS_SCHOOL), fresh(THIS_SCHOOL)));
        String undone = merge(fresh(THIS_SCHOOL), named("界外散", THAT_SCHOOL));
        assertThat(send("/api/v1/merges/" + undone + "/undo", "{}")).hasStatusOk();
        lasting.put("undoneMerge", undone);
        lasting.put("mine", named("界友", "界友学院"));
        world.belongs(new MemberId(UUID.fromString(id("mine"))));
        lasting.put("invitations", invitations(record));
        lasting.put("import", imported());
        String taken = imported();
        lasting.put("taken", taken);
        assertThat(world.web()
                        .post()
                        .uri("/office/imports/" + taken + "/run")
                        .with(as(Staff.RECORDS_OFFICER))
                        .with(csrf()))
                .hasStatus3xxRedirection();
        awaitText("/api/v1/roster-imports/" + taken, "\"DONE\"");
        awaitText("/api/v1/members?q=界外韩", "界外芯片厂");
        awaitText("/api/v1/members?q=界内卫", "界内芯片厂");
    }

    String id(String name) {
        return java.util.Objects.requireNonNull(lasting.get(name));
    }

    /// What a row sends, with names replaced for whom asks.
    Map<String, String> sent(RightsRow row, Somebody who) {
        Map<String, String> sent = new LinkedHashMap<>();
        row.sent().forEach((name, value) -> sent.put(name, filled(value, who)));
        return sent;
    }

    private String filled(String value, Somebody who) {
        Matcher wanted = WANTED.matcher(value);
        StringBuilder filled = new StringBuilder();
        while (wanted.find()) {
            wanted.appendReplacement(filled, Matcher.quoteReplacement(named(wanted.group(1), who)));
        }
        return wanted.appendTail(filled).toString();
    }

    private String named(String name, Somebody who) {
        String known = lasting.get(name);
        if (known != null) {
            return known;
        }
        return switch (name) {
            case "fresh" -> "新名" + count.incrementAndGet();
            case "newEmail" -> "new" + count.incrementAndGet() + "@example.edu";
            case "random" -> UUID.randomUUID().toString();
            case "password" -> Office.PASSWORD;
            case "email" -> world.account(Somebody.AUDITOR).email();
            case "account" -> office.somebody(Role.AUDITOR).id().toString();
            case "version" -> version("record");
            case "myVersion" -> version("mine");
            case "freshRecord", "anotherRecord" -> fresh(THIS_SCHOOL);
            case "freshBeyond" -> fresh(THAT_SCHOOL);
            case "freshMerge" -> merge(fresh(THIS_SCHOOL), fresh(THIS_SCHOOL));
            case "freshImport" -> imported();
            case "session" -> handle(who == Somebody.STRANGER ? Somebody.RECORDS : who);
            case "foreignSession" -> handle(who == Somebody.RECORDS ? Somebody.AUDITOR : Somebody.RECORDS);
            case "token" -> tokenId(who == Somebody.STRANGER ? Somebody.RECORDS : who);
            case "foreignToken" -> tokenId(who == Somebody.RECORDS ? Somebody.AUDITOR : Somebody.RECORDS);
            default -> Assertions.fail("nothing is called $" + name);
        };
    }

    private String person(String name, String english, String school, String employer, String email) {
        return id(send("/api/v1/members", """
                {"name":"%s","englishName":"%s","education.1.school":"%s","education.1.class":"界班","career.1.employer":"%s","career.1.current":"true","email.1":"%s",
                 "note.1":"密语"}""".formatted(name, english, school, employer, email)));
    }

    private String named(String name, String school) {
        return id(send("/api/v1/members", "{\"name\":\"%s\",\"education.1.school\":\"%s\"}".formatted(name, school)));
    }

    private String fresh(String school) {
        return named("合并" + count.incrementAndGet(), school);
    }

    private String merge(String survivor, String merged) {
        return id(send("/api/v1/merges", "{\"survivor\":\"%s\",\"merged\":\"%s\"}".formatted(survivor, merged)));
    }

    private void change(String id, String facts) {
        assertThat(world.web()
                        .patch()
                        .uri("/api/v1/members/" + id)
                        .contentType("application/json")
                        .content(facts)
                        .with(as(Staff.RECORDS_OFFICER)))
                .hasStatusOk();
    }

    private String version(String whose) {
        MvcTestResult now = get("/api/v1/members/" + lasting.get(whose));
        return text(now).replaceAll("(?s).*\"version\":(\\d+).*", "$1");
    }

    private String invitations(String member) {
        MvcTestResult made = send("/api/v1/invitations", "{\"way\":\"print\",\"members\":[\"" + member + "\"]}");
        assertThat(made).hasStatus(202);
        return text(made).replaceFirst("(?s).*\"id\":\"([0-9a-f-]{36})\".*", "$1");
    }

    private String imported() {
        MvcTestResult made = world.web()
                .perform(MockMvcRequestBuilders.multipart("/office/imports")
                        .file(new MockMultipartFile("file", "r.csv", "text/csv", RightsWorld.ROSTER))
                        .with(as(Staff.RECORDS_OFFICER))
                        .with(csrf()));
        assertThat(made).hasStatus3xxRedirection();
        return String.valueOf(made.getResponse().getHeader("Location"))
                .replaceAll(".*/imports/([0-9a-f-]{36}).*", "$1");
    }

    private String handle(Somebody who) {
        world.signedIn(who);
        MvcTestResult page =
                world.web().get().uri("/account").cookie(world.session(who)).exchange();
        Matcher found = Pattern.compile("/account/sessions/([^/\"]+)/end").matcher(text(page));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private String tokenId(Somebody who) {
        String token = world.newToken(who, List.of());
        MvcTestResult all = world.web()
                .get()
                .uri("/api/v1/tokens")
                .header("Authorization", "Bearer " + token)
                .exchange();
        return text(all).replaceFirst("(?s).*?\"id\":\"([0-9a-f-]{36})\".*", "$1");
    }

    private MvcTestResult send(String path, String body) {
        return world.web()
                .post()
                .uri(path)
                .contentType("application/json")
                .content(body)
                .with(as(Staff.RECORDS_OFFICER))
                .exchange();
    }

    private MvcTestResult get(String path) {
        return world.web().get().uri(path).with(as(Staff.RECORDS_OFFICER)).exchange();
    }

    /// What stands at an address, once it holds these words.
    String awaitText(String path, String words) {
        long end = System.nanoTime() + 30_000_000_000L;
        List<String> last = new ArrayList<>();
        do {
            assertThat(System.nanoTime()).as(path + " " + last).isLessThan(end);
            last = List.of(text(get(path)));
        } while (!last.getFirst().contains(words));
        return last.getFirst();
    }

    private static String id(MvcTestResult made) {
        assertThat(made).hasStatus(201);
        return text(made).replaceFirst("(?s).*?\"id\":\"([0-9a-f-]{36})\".*", "$1");
    }
}
