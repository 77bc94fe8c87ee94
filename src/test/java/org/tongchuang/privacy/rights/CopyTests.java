package org.tongchuang.privacy.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.tongchuang.Staff.as;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tongchuang.Mailbox;
import org.tongchuang.Staff;
import org.tongchuang.identity.accounts.Office;
import org.tongchuang.integrations.files.FileStore;
import org.tongchuang.integrations.mail.LetterInBox;
import org.tongchuang.integrations.mail.Outbox;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.MemberId;

/// A copy of all that is held about somebody, for nobody but them.
@SpringBootTest
@AutoConfigureMockMvc
@Import(Office.class)
class CopyTests {

    @Autowired
    private MockMvcTester web;

    @Autowired
    private Members members;

    @Autowired
    private Office office;

    @Autowired
    private Outbox outbox;

    @Autowired
    private DataCopies copies;

    @Autowired
    private CopyRounds rounds;

    @Autowired
    private CopyKeeping keeping;

    @Autowired
    private FileStore files;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationEventPublisher house;

    private Member lin = somebody();
    private Actor mine = Staff.alum(lin.id(), "副本林");

    @BeforeEach
    void add() {
        lin = somebody();
        mine = Staff.alum(lin.id(), "副本林");
        members.add(List.of(lin));
        office.alum(lin.id());
    }

    private static Member somebody() {
        String mail = "copy." + UUID.randomUUID() + "@alumni.example";
        return Member.create(
                MemberId.next(),
                Facts.of(Map.of(
                        "name",
                        "副本林",
                        "email.1",
                        mail,
                        "phone.1",
                        "+8613911119001",
                        "education.1.school",
                        "副本学院",
                        "note.1",
                        "办公室<b>备注</b>")),
                new Origin(Source.ROSTER, Instant.parse("2020-01-01T00:00:00Z"), null, "副本名册.xlsx", null));
    }

    @Test
    void holdsEverythingAndIsTheirsAlone() throws IOException {
        house.publishEvent(AuditEvent.of(
                Staff.RECORDS_OFFICER, "members.record.read", List.of(lin.id().value()), Map.of("name", "副本林")));
        assertThat(web.post().uri("/me/data").with(as(mine)).with(csrf())).hasStatus(303);
        DataCopy copy = ready();

        Map<String, String> zip = zip(copy.id(), mine);
        assertThat(zip.keySet())
                .contains(
                        "index.html",
                        "members.records.json",
                        "members.claiming.json",
                        "members.invitations.json",
                        "members.imports.json",
                        "identity.accounts.json",
                        "identity.signin.json",
                        "notifications.json",
                        "privacy.json");
        assertThat(zip.get("members.records.json")).contains("副本林", "副本学院", "副本名册.xlsx", "备注");
        assertThat(zip.get("privacy.json")).contains(Staff.RECORDS_OFFICER.name());
        assertThat(zip.get("identity.accounts.json")).contains("@example.edu");
        assertThat(zip.get("index.html"))
                .contains("关于您的全部数据", "副本学院", "来自名册", "&lt;b&gt;备注", Staff.RECORDS_OFFICER.name())
                .doesNotContain("<b>备注");

        Actor other = Staff.alum(MemberId.next(), "副本外人");
        String address = "/me/data/" + copy.id();
        assertThat(web.get().uri(address).with(as(other))).hasStatus(404);
        assertThat(web.get().uri(address).with(as(Staff.ADMINISTRATOR))).hasStatus(403);
        assertThat(web.get().uri(address)).hasStatus(303);
        assertThat(web.get().uri("/api/v1/me/copies/" + copy.id() + "/file").with(as(other)))
                .hasStatus(404);
    }

    @Test
    void isToldByALetterThatSaysNothingOfThem() {
        web.post().uri("/me/data").with(as(mine)).with(csrf()).exchange();
        ready();
        LetterInBox letter =
                new Mailbox(outbox).letter(String.valueOf(lin.facts().get("email.1")), "副本");
        assertThat(letter.text()).contains("/me/data").doesNotContain("副本学院", "13911119001", "/me/data/");
    }

    @Test
    void liesSealedOnTheDisk() throws IOException {
        web.post().uri("/me/data").with(as(mine)).with(csrf()).exchange();
        DataCopy copy = ready();
        try (var stored = files.read(copy.id())) {
            byte[] bytes = stored.readAllBytes();
            assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                    .doesNotStartWith("PK")
                    .doesNotContain("index.html");
        }
    }

    @Test
    void isMadeOnceHoweverOftenItIsAskedFor() {
        for (int n = 0; n < 3; n++) {
            assertThat(web.post().uri("/api/v1/me/copies").with(as(mine))).hasStatus(202);
        }
        ready();
        assertThat(copies.of(lin.id()).size()).isLessThanOrEqualTo(3);
        for (int n = 0; n < 8; n++) {
            web.post().uri("/api/v1/me/copies").with(as(mine)).exchange();
            ready();
        }
        assertThat(web.post().uri("/api/v1/me/copies").with(as(mine))).hasStatus(422);
        assertThat(copies.of(lin.id())).hasSize(5);
    }

    @Test
    void isMadeAnewWhenItWasKilledInBetween() throws IOException {
        rounds.stop();
        try {
            web.post().uri("/me/data").with(as(mine)).with(csrf()).exchange();
            DataCopy copy = copies.of(lin.id()).getFirst();
            files.write(copy.id()).write("half of it".getBytes(StandardCharsets.UTF_8));
            copies.tried(copy.id());
            keeping.make(copy);
            keeping.make(copy);
            assertThat(zip(copy.id(), mine)).containsKey("index.html");
            assertThat(jdbc.sql("select count(*) from notifications.notice where id = :id or to_id = :to")
                            .param("id", copy.id())
                            .param("to", lin.id().value())
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        } finally {
            rounds.start();
        }
    }

    @Test
    void leavesNoFileOfSomebodyErasedMeanwhile() throws IOException {
        rounds.stop();
        try {
            web.post().uri("/me/data").with(as(mine)).with(csrf()).exchange();
            DataCopy copy = copies.of(lin.id()).getFirst();
            jdbc.sql("delete from privacy.data_copy where id = :id")
                    .param("id", copy.id())
                    .update();
            keeping.make(copy);
            Assertions.assertThatThrownBy(() -> files.read(copy.id())).isInstanceOf(NoSuchFileException.class);
        } finally {
            rounds.start();
        }
    }

    @Test
    void isGoneAfterAWeek() throws IOException {
        web.post().uri("/me/data").with(as(mine)).with(csrf()).exchange();
        DataCopy copy = ready();
        jdbc.sql("update privacy.data_copy set until = now() - interval '1 second' where id = :id")
                .param("id", copy.id())
                .update();
        assertThat(web.get().uri("/me/data/" + copy.id()).with(as(mine))).hasStatus(404);
        keeping.remove(copy.id());
        Assertions.assertThatThrownBy(() -> files.read(copy.id())).isInstanceOf(NoSuchFileException.class);
        assertThat(text(web.get().uri("/me/data").with(as(mine)).exchange())).contains("已过期删除");
    }

    private DataCopy ready() {
        rounds.rounds().call();
        long end = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        while (System.nanoTime() < end) {
            DataCopy copy = copies.of(lin.id()).getFirst();
            if (copy.state() == DataCopy.State.READY) {
                return copy;
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("no copy: " + copies.of(lin.id()));
    }

    private Map<String, String> zip(UUID id, Actor actor) throws IOException {
        var answer = web.get().uri("/me/data/" + id).with(as(actor)).exchange();
        assertThat(answer).hasStatus(200).hasContentType("application/zip").hasHeader("Cache-Control", "no-store");
        Map<String, String> content = new LinkedHashMap<>();
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(answer.getResponse().getContentAsByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                content.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return content;
    }

    private static String text(org.springframework.test.web.servlet.assertj.MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
