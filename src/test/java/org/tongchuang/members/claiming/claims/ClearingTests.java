package org.tongchuang.members.claiming.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongchuang.integrations.files.FileStore;
import org.tongchuang.members.claiming.Applicants;
import org.tongchuang.members.claiming.Applicants.Visit;
import org.tongchuang.members.claiming.documents.Documents;

/// What the house does with claims by itself: judging what a killed program left, closing, throwing papers away.
@SpringBootTest
@AutoConfigureMockMvc
@Import(Applicants.class)
class ClearingTests {

    private static final byte[] PDF = "%PDF-1.7 secret".getBytes(StandardCharsets.US_ASCII);

    @Autowired
    private Applicants applicants;

    @Autowired
    private Clearing clearing;

    @Autowired
    private Judging judging;

    @Autowired
    private Claims claims;

    @Autowired
    private Documents documents;

    @Autowired
    private FileStore files;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void closesWhatNothingCameOfAndThrowsItsPapersAway() throws java.io.IOException {
        Visit visit = waiting("lapse@alumni.example");
        documents.add(visit.id(), PDF);
        var paper = documents.of(visit.id()).getFirst().id();
        Instant due = java.util.Objects.requireNonNull(visit.claim().standing().due());
        clearing.lapse(due.minusSeconds(1));
        assertThat(visit.claim().state()).isEqualTo(ClaimState.WAITING);
        clearing.lapse(due);
        assertThat(visit.claim().state()).isEqualTo(ClaimState.LAPSED);
        Instant closed = visit.claim().standing().since();
        clearing.documents(closed.plus(Duration.ofDays(30)));
        assertThat(files.all()).contains(paper);
        clearing.documents(closed.plus(Duration.ofDays(30)).plusSeconds(1));
        assertThat(files.all()).doesNotContain(paper);
        assertThat(documents.of(visit.id())).isEmpty();
    }

    /// As after a kill between sending and judging: the row says that it is to be looked at, and nothing else does.
    @Test
    void judgesWhatAKilledProgramLeftAndNothingTwice() {
        Visit visit = waiting("killed@alumni.example");
        jdbc.sql("update members.claim set state = 'CHECKING' where id = :id")
                .param("id", visit.id())
                .update();
        assertThat(visit.judged()).isEqualTo(ClaimState.WAITING);
        long version = visit.claim().version();
        judging.judge(visit.id());
        assertThat(visit.claim().version()).isEqualTo(version);
    }

    @Test
    void keepsWhatWasSaidSealed() {
        Visit visit = waiting("sealed@alumni.example");
        String kept = jdbc.sql("select encode(said, 'escape') from members.claim where id = :id")
                .param("id", visit.id())
                .query((row, n) -> row.getString(1))
                .single();
        assertThat(kept).doesNotContain("sealed@", "1987-03-17");
        assertThat(claims.find(visit.id()).orElseThrow().email()).isEqualTo("sealed@alumni.example");
    }

    private Visit waiting(String email) {
        Visit visit = applicants.begin(email);
        assertThat(visit.send(
                        Map.of("NAME", "清理人", "SCHOOL", "清理学院", "ENTRY_YEAR", "2001"),
                        Map.of("BIRTH_DATE", "1987-03-17")))
                .isEqualTo(ClaimState.WAITING);
        return visit;
    }
}
