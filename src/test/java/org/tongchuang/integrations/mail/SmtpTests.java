package org.tongchuang.integrations.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongchuang.integrations.mail.Receipt.Outcome;
import org.tongchuang.integrations.postgres.StartRefused;

/// Letters on their way to a mail server that speaks the real protocol, and into the outbox.
class SmtpTests {

    private static final UUID ID = UUID.fromString("0190a000-0000-7000-8000-00000000000a");

    private final MailStandIn server = new MailStandIn();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void writesChineseSoThatEveryMailProgramReadsIt() throws Exception {
        assertThat(sent(letter("https://a.example/u/x")).outcome()).isEqualTo(Outcome.SENT);
        String raw = server.letters().getFirst();
        assertThat(raw.chars()).allMatch(sign -> sign < 128);
        assertThat(raw.lines()).allMatch(line -> line.length() <= 998);
        MimeMessage read = new MimeMessage(null, new ByteArrayInputStream(raw.getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(read.getSubject()).isEqualTo("物理1998级1班聚会，定在十月三日，地点是老校区东门外的那家饭馆");
        assertThat(((InternetAddress) read.getFrom()[0]).getPersonal()).isEqualTo("明德大学");
        assertThat(read.getAllRecipients())
                .extracting(Object::toString)
                .allMatch(to -> to.contains("lin@alumni.example"));
        assertThat(read.getReplyTo()[0]).hasToString("office@mingde.example");
        assertThat(read.getMessageID()).isEqualTo("<" + ID + "@mingde.example>");
        assertThat(read.getSentDate()).isEqualTo(Instant.parse("2026-03-01T02:00:00Z"));
        assertThat(read.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(read.getHeader("List-Unsubscribe")).containsExactly("<https://a.example/u/x>");
        assertThat(read.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(read.getHeader("Content-Language")).containsExactly("zh-CN");
        assertThat(read.isMimeType("multipart/alternative")).isTrue();
        MimeMultipart parts = (MimeMultipart) read.getContent();
        assertThat(parts.getBodyPart(0).getContent().toString().replace("\r\n", "\n"))
                .isEqualTo("林海，您好：\n.\n一行\n");
        assertThat(parts.getBodyPart(1).getContent()).isEqualTo("<p>林海，您好：</p>");
    }

    @Test
    void leavesOutTheWayOutOfWhatMustBeSent() {
        sent(letter(null));
        assertThat(server.letters().getFirst()).doesNotContain("List-Unsubscribe");
    }

    @Test
    void letsNobodySlipInAHeader() throws Exception {
        Letter letter = new Letter(
                ID,
                new Mailbox("a@mingde.example", "明德\r\nBcc: thief@evil.example"),
                null,
                new Mailbox("lin@alumni.example", "林\nBcc: thief@evil.example"),
                "聚会\r\nBcc: thief@evil.example",
                "x",
                "x",
                null,
                "zh-CN",
                Instant.EPOCH);
        sent(letter);
        assertThat(server.said()).filteredOn(line -> line.startsWith("RCPT")).hasSize(1);
        assertThat(server.letters().getFirst().lines()).noneMatch(line -> line.startsWith("Bcc"));
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECT, 421 busy,          UNREACHABLE",
        "CONNECT, hang up,           UNREACHABLE",
        "EHLO,    hang up,           UNREACHABLE",
        "MAIL,    451 later,         LATER",
        "MAIL,    550 not you,       UNREACHABLE",
        "MAIL,    530 who are you,   UNREACHABLE",
        "MAIL,    hang up,           UNREACHABLE",
        "RCPT,    450 greylisted,    LATER",
        "RCPT,    550 no such user,  NEVER",
        "RCPT,    hang up,           UNREACHABLE",
        "DATA,    451 later,         LATER",
        "DATA,    554 no,            NEVER",
        "DATA,    hang up,           UNREACHABLE",
        "CONTENT, hang up,           UNCERTAIN",
        "DOT,     452 full,          LATER",
        "DOT,     554 spam,          NEVER",
        "DOT,     hang up,           UNCERTAIN",
        "TAKEN,   hang up,           UNCERTAIN",
    })
    void tellsWhatBecameOfALetter(String step, String answer, Outcome outcome) {
        server.feel(now -> now.equals(step) ? answer : MailStandIn.FINE);
        Receipt receipt = sent(letter(null));
        if (step.equals("CONTENT")) {
            // A letter so small is wholly under way when the other side hangs up: either is true.
            assertThat(receipt.outcome()).isIn(Outcome.UNCERTAIN, Outcome.UNREACHABLE);
        } else {
            assertThat(receipt.outcome()).as(receipt.said()).isEqualTo(outcome);
        }
        if (answer.matches("\\d.*") && !step.equals("CONNECT")) {
            assertThat(receipt.said()).contains(answer.substring(4));
        }
    }

    @Test
    void withholdsALetterThatIsNoLongerOurs() {
        try (Road road = new SmtpRoad(MailServer.of(server.url()), "mingde.example")) {
            assertThat(road.carry(letter(null), () -> false).outcome()).isEqualTo(Outcome.NOT_OURS);
            assertThat(road.carry(letter(null), () -> true).outcome()).isEqualTo(Outcome.SENT);
        }
        assertThat(server.letters()).hasSize(1);
    }

    @Test
    void sendsManyOverOneConnection() {
        AtomicInteger connections = new AtomicInteger();
        server.feel(step -> {
            if (step.equals("CONNECT")) {
                connections.incrementAndGet();
            }
            return MailStandIn.FINE;
        });
        try (Road road = new SmtpRoad(MailServer.of(server.url()), "mingde.example")) {
            for (int n = 0; n < 20; n++) {
                road.carry(letter(null), () -> true);
            }
        }
        assertThat(server.letters()).hasSize(20);
        assertThat(connections).hasValue(1);
    }

    @Test
    void signsInWithWhatTheUrlSays() {
        server.askForPasswords();
        String url = "smtp://office%40mingde.example:p%3A%2F%25+w@127.0.0.1:" + server.port();
        try (Road road = new SmtpRoad(MailServer.of(url), "mingde.example")) {
            assertThat(road.carry(letter(null), () -> true).outcome()).isEqualTo(Outcome.SENT);
        }
        String login = server.said().stream()
                .filter(line -> line.startsWith("AUTH PLAIN"))
                .map(line -> line.substring("AUTH PLAIN ".length()))
                .findFirst()
                .orElseThrow();
        assertThat(new String(Base64.getDecoder().decode(login), StandardCharsets.UTF_8))
                .endsWith("\0office@mingde.example\0p:/%+w");
    }

    @Test
    void knowsTheUsualPorts() {
        assertThat(MailServer.of("smtp://mail.example").port()).isEqualTo(25);
        assertThat(MailServer.of("smtp://u:p@mail.example").port()).isEqualTo(587);
        assertThat(MailServer.of("smtps://u:p@mail.example").port()).isEqualTo(465);
        assertThat(MailServer.of("smtp://[::1]:2525/").host()).isEqualTo("::1");
        assertThat(MailServer.of("smtps://u:secret@mail.example")).hasToString("smtps://mail.example:465");
    }

    @Test
    void sendsNoPasswordFarAwayInTheClear() {
        assertThat(MailServer.of("smtp://u:p@192.0.2.1").properties("x").getProperty("mail.smtp.starttls.required"))
                .isEqualTo("true");
        assertThat(MailServer.of("smtp://192.0.2.1").properties("x").getProperty("mail.smtp.starttls.required"))
                .isEqualTo("false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mail.example", "http://mail.example", "smtp://", "smtp://u:p%zz@mail.example", "smtp://a b:1:2"
            })
    void refusesAnUrlItCantRead(String url) {
        assertThatThrownBy(() -> MailServer.of(url))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("TONGCHUANG_SMTP_URL")
                .hasMessageNotContaining("p%zz");
    }

    @Test
    void laysALetterIntoTheOutboxOnce() throws Exception {
        Outbox outbox = new Outbox(folder.resolve("outbox"));
        try (Road road = new OutboxRoad(outbox)) {
            road.carry(letter(null), () -> false);
            road.carry(letter(null), () -> false);
        }
        assertThat(outbox.list(null, 10)).containsExactly(ID);
        assertThat(outbox.count()).isEqualTo(1);
        LetterInBox read = LetterInBox.of(outbox.read(ID).orElseThrow());
        assertThat(read.to()).isEqualTo("林海 <lin@alumni.example>");
        assertThat(read.subject()).startsWith("物理1998级");
        assertThat(read.text()).contains("林海，您好");
        assertThat(read.html()).contains("<p>林海");
        assertThat(Files.getPosixFilePermissions(outbox.folder().resolve(ID + ".eml")))
                .hasSize(2);
        assertThat(outbox.delete(ID)).isTrue();
        assertThat(outbox.delete(ID)).isFalse();
    }

    @Test
    void sendsALetterOutOfTheOutboxOnceThereIsAServer() throws Exception {
        Outbox outbox = new Outbox(folder.resolve("outbox"));
        try (Road road = new MailDoor("", "https://alumni.mingde.example", outbox).open()) {
            road.carry(letter(null), () -> true);
        }
        String kept = new String(outbox.read(ID).orElseThrow(), StandardCharsets.ISO_8859_1);
        MailDoor door = new MailDoor(server.url(), "https://alumni.mingde.example", outbox);
        server.feel(step -> step.equals("RCPT") ? "550 no" : MailStandIn.FINE);
        assertThat(door.sendOut(ID).outcome()).isEqualTo(Outcome.NEVER);
        assertThat(outbox.count()).isEqualTo(1);
        server.feel(step -> MailStandIn.FINE);
        assertThat(door.sendOut(ID).outcome()).isEqualTo(Outcome.SENT);
        assertThat(outbox.count()).isZero();
        assertThat(server.letters()).containsExactly(kept);
        assertThat(server.said()).contains("EHLO alumni.mingde.example", "RCPT TO:<lin@alumni.example>");
        assertThat(door.sendOut(ID).outcome()).isEqualTo(Outcome.NOT_OURS);
    }

    @Test
    void knowsWhetherTheServerAnswers() {
        Outbox outbox = new Outbox(folder.resolve("outbox"));
        assertThat(new MailDoor(server.url(), "https://a.example", outbox).trouble())
                .isEmpty();
        server.feel(step -> step.equals("CONNECT") ? "554 go away" : MailStandIn.FINE);
        assertThat(new MailDoor(server.url(), "https://a.example", outbox).trouble())
                .isPresent();
        server.close();
        assertThat(new MailDoor(server.url(), "https://a.example", outbox).trouble())
                .isPresent();
        assertThat(new MailDoor("", "no url", outbox).trouble()).isEmpty();
    }

    @Test
    void pagesThroughTheOutboxNewestFirst() throws Exception {
        Outbox outbox = new Outbox(folder.resolve("outbox"));
        List<UUID> ids = java.util.stream.IntStream.range(0, 5)
                .mapToObj(n -> org.tongchuang.shared.Ids.next())
                .toList();
        for (UUID id : ids) {
            outbox.put(id, new byte[] {1});
        }
        Files.writeString(outbox.folder().resolve("note.txt"), "x");
        assertThat(outbox.list(null, 2)).containsExactly(ids.get(4), ids.get(3));
        assertThat(outbox.list(ids.get(3), 9)).containsExactly(ids.get(2), ids.get(1), ids.get(0));
    }

    private Receipt sent(Letter letter) {
        try (Road road = new SmtpRoad(MailServer.of(server.url()), "mingde.example")) {
            return road.carry(letter, () -> true);
        }
    }

    private static Letter letter(@Nullable String unsubscribe) {
        return new Letter(
                ID,
                new Mailbox("no-reply@mingde.example", "明德大学"),
                "office@mingde.example",
                new Mailbox("lin@alumni.example", "林海"),
                "物理1998级1班聚会，定在十月三日，地点是老校区东门外的那家饭馆",
                "林海，您好：\n.\n一行\n",
                "<p>林海，您好：</p>",
                unsubscribe,
                "zh-CN",
                Instant.parse("2026-03-01T02:00:00Z"));
    }
}
