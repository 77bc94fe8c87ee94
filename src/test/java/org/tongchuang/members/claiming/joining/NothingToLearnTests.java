package org.tongchuang.members.claiming.joining;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tongchuang.Mailbox;
import org.tongchuang.integrations.mail.Outbox;
import org.tongchuang.members.claiming.Applicants;
import org.tongchuang.members.claiming.Applicants.Visit;
import org.tongchuang.members.claiming.claims.Claim;
import org.tongchuang.members.claiming.claims.ClaimDesk;
import org.tongchuang.members.claiming.claims.ClaimState;

/// Nobody learns from these pages who is in the records: same words, same work, same while.
@SpringBootTest
@AutoConfigureMockMvc
@Import(Applicants.class)
class NothingToLearnTests {

    private static final String HERE = "org.tongchuang.members.claiming.";

    @Autowired
    private Applicants applicants;

    @Autowired
    private Outbox outbox;

    /// The one is in the roster, with an account's worth of facts about them right; the other is nobody.
    @Test
    void answersSomebodyOnTheRosterAndNobodyAlike() {
        applicants.onRoster(Map.of(
                "name", "甄在册",
                "birthDate", "1987-03-17",
                "email.1", "zhen@alumni.example",
                "education.1.school", "探询学院",
                "education.1.entryYear", "2001"));
        List<String> known = walk("probe.known@alumni.example", "甄在册");
        List<String> unknown = walk("probe.nobody@alumni.example", "贾无此");
        assertThat(known).isEqualTo(unknown);
        assertThat(known.getLast()).contains("A little more is needed");
    }

    private List<String> walk(String email, String name) {
        List<String> answers = new ArrayList<>();
        Visit visit = applicants.begin(email);
        for (MvcTestResult answer : List.of(
                visit.post("/who", Map.of("NAME", name, "SCHOOL", "探询学院", "ENTRY_YEAR", "2001", "CLASS", "一班")),
                visit.post("/proof", Map.of("BIRTH_DATE", "1987-03-17")))) {
            answers.add(answer.getResponse().getStatus() + plain(visit, name, Applicants.text(answer)));
        }
        assertThat(visit.judged()).isEqualTo(ClaimState.WAITING);
        assertThat(visit.page()).contains("We are looking");
        visit.aWhileLater();
        answers.add(plain(visit, name, visit.page()));
        answers.add(plain(visit, name, Applicants.text(visit.get("/who"))));
        visit.post("/vouchers", Map.of("names", name));
        answers.add(plain(visit, name, visit.page()));
        answers.add(plain(
                visit, name, new Mailbox(outbox).letter(email, "A little more").text()));
        answers.add("A little more is needed");
        return answers;
    }

    /// Without what differs by itself: who they are, tokens, ids and moments.
    private static String plain(Visit visit, String name, String text) {
        return text.replace(visit.token(), "TOKEN")
                .replace(name, "NAME")
                .replace(visit.claim().email(), "EMAIL")
                .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "CSRF")
                .replaceAll("\\d{4}-\\d\\d-\\d\\d( \\d\\d:\\d\\d)?", "MOMENT");
    }

    /// Whatever a stranger's request runs through knows no records: the work of finding somebody is done later, in a
    /// thread that no request waits for.
    @Test
    void looksAtNoRecordsWhileAStrangerWaits() {
        JavaClasses house = new ClassFileImporter()
                .withImportOption(location -> !location.contains("test-classes"))
                .importPackages("org.tongchuang.members");
        Set<String> reached = new TreeSet<>();
        house.stream()
                .filter(type -> type.getPackageName().equals(HERE + "joining"))
                .forEach(type -> reach(type, reached));
        assertThat(reached).contains(ClaimDesk.class.getName(), HERE + "claims.Turns");
        assertThat(reached)
                .noneMatch(name -> name.startsWith("org.tongchuang.members.directory.")
                        || name.endsWith(".Members")
                        || name.endsWith(".LookupKeys")
                        || name.endsWith(".Finder")
                        || name.endsWith(".Judging")
                        || name.endsWith(".Admission"));
    }

    private static void reach(JavaClass type, Set<String> reached) {
        if (!type.getPackageName().startsWith("org.tongchuang.members") || !reached.add(type.getName())) {
            return;
        }
        type.getDirectDependenciesFromSelf().forEach(use -> reach(use.getTargetClass(), reached));
    }

    /// Approved within a blink or looked for among millions: the page says so after the same while.
    @Test
    void tellsEverybodyAfterTheSameWhile() {
        Visit visit = applicants.begin("patience@alumni.example");
        visit.send(Map.of("NAME", "等一等", "SCHOOL", "探询学院", "ENTRY_YEAR", "2001"), Map.of("BIRTH_DATE", "1987-03-17"));
        Claim claim = visit.claim();
        Instant sent = java.util.Objects.requireNonNull(claim.submittedAt());
        Duration blink = Duration.ofMillis(1);
        assertThat(claim.seenAt(sent.plus(blink))).isEqualTo(ClaimState.CHECKING);
        assertThat(claim.seenAt(sent.plus(Claim.SAME_WHILE).minus(blink))).isEqualTo(ClaimState.CHECKING);
        assertThat(claim.seenAt(sent.plus(Claim.SAME_WHILE))).isEqualTo(ClaimState.WAITING);
    }
}
