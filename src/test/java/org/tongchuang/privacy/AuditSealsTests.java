package org.tongchuang.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.Ids;

/// What somebody with the database but not the keys can do to the trail, and how it shows.
@SpringBootTest(properties = "tongchuang.audit.seal-every=1h")
class AuditSealsTests {

    @Autowired
    private AuditSeals seals;

    @Autowired
    private SealMark mark;

    @Autowired
    private Vault vault;

    @Autowired
    private ApplicationEventPublisher house;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private DataSource database;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void beginAnew() throws IOException {
        jdbc.sql("truncate privacy.audit_event, privacy.audit_seal").update();
        Files.deleteIfExists(mark.file());
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 4; j++) {
                note("members.record.read", "周|老师");
            }
            seals.seal();
        }
    }

    @Test
    void fitsWhenNothingWasTouched() {
        AuditSeals.Report report = seals.check();
        assertThat(report.good()).isTrue();
        assertThat(report.seals()).isEqualTo(3);
        assertThat(report.events()).isEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update privacy.audit_event set actor_name = 'Somebody' where id = (select min(id) from privacy.audit_event)",
                "update privacy.audit_event set detail = detail || '{\"q\": \"x\"}' where id = (select max(id) from privacy.audit_event)",
                "update privacy.audit_event set at = at + interval '1 microsecond' where id = (select min(id) from privacy.audit_event)",
                "update privacy.audit_event set subjects = '{}' where id = (select max(id) from privacy.audit_event)",
                "update privacy.audit_event set actor_name = '周', act = '老师|' || act where id = (select min(id) from privacy.audit_event)",
                "update privacy.audit_event set actor_name = actor_name || '|' || act, act = '' where id = (select min(id) from privacy.audit_event)",
                "delete from privacy.audit_event where id = (select min(id) from privacy.audit_event)",
                "delete from privacy.audit_event where id = (select max(id) from privacy.audit_event)",
                "delete from privacy.audit_event where tx < (select to_tx from privacy.audit_seal where id = 1)",
                "insert into privacy.audit_event (actor_name, act, subjects, detail, tx) select 'x', 'y', '{}', '{}', tx from privacy.audit_event limit 1",
                "update privacy.audit_event set tx = (select max(tx::text::bigint)::text::xid8 from privacy.audit_event) where id = (select min(id) from privacy.audit_event)",
                "delete from privacy.audit_seal where id = 1",
                "delete from privacy.audit_seal where id = 2",
                "update privacy.audit_seal set to_tx = from_tx where id = 3",
                "update privacy.audit_seal set events = events - 1 where id = 2"
            })
    void showsWhatWasDoneUnderTheSeals(String deed) {
        jdbc.sql(deed).update();
        assertThat(seals.check().broken()).isNotEmpty();
    }

    @Test
    void showsThatTheLastSealsWereTakenAwayWithRowsUnderThem() {
        seals.last().ifPresent(mark::keep);
        jdbc.sql("delete from privacy.audit_event where id = (select max(id) from privacy.audit_event)")
                .update();
        jdbc.sql("delete from privacy.audit_seal where id = 3").update();
        seals.seal();
        assertThat(seals.check().broken()).containsExactly(3L);
        new AuditSealing(seals, mark).seal();
        note("identity.sign-in", "林海");
        new AuditSealing(seals, mark).seal();
        assertThat(seals.check().broken()).as("in every later check too").containsExactly(3L);
    }

    @Test
    void waitsForTransactionsThatAreStillOpen() throws Exception {
        try (Connection slow = database.getConnection()) {
            slow.setAutoCommit(false);
            try (var insert = slow.createStatement()) {
                insert.execute(
                        "insert into privacy.audit_event (actor_name, act, subjects, detail) values ('late', 'x', '{}', '{}')");
            }
            note("identity.sign-in", "quick");
            seals.seal();
            assertThat(seals.check().events())
                    .as("the quick one's transaction is later than the open one")
                    .isEqualTo(12);
            slow.commit();
        }
        seals.seal();
        assertThat(seals.check().good()).isTrue();
        assertThat(seals.check().events()).isEqualTo(14);
    }

    @Test
    void neverTakesHonestWritersForForgers() throws Exception {
        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers = IntStream.range(0, 200)
                    .mapToObj(i -> many.submit(() -> {
                        if (i % 3 == 0) {
                            new TransactionTemplate(transactions).executeWithoutResult(status -> {
                                note("members.record.changed", "writer " + i);
                                if (i % 9 == 0) {
                                    status.setRollbackOnly();
                                }
                            });
                        } else {
                            note("members.record.read", "reader " + i);
                        }
                    }))
                    .toList();
            for (int i = 0; i < 10; i++) {
                seals.seal();
                assertThat(seals.check().broken()).isEmpty();
            }
            for (var writer : writers) {
                writer.get();
            }
        }
        seals.seal();
        AuditSeals.Report report = seals.check();
        assertThat(report.good()).isTrue();
        assertThat(report.events()).isEqualTo(12 + 200 - 23);
        assertThat(seals.status().waiting()).isZero();
    }

    @Test
    void goesOnWithTheChainAfterARestart() {
        AuditSeals restarted = new AuditSeals(database, vault, mark);
        note("identity.sign-in", "周老师");
        new TransactionTemplate(transactions).executeWithoutResult(status -> restarted.seal());
        assertThat(seals.check().good()).isTrue();
        assertThat(seals.last().orElseThrow().id()).isEqualTo(4);
    }

    @Test
    void tellsTheDoctor() {
        AuditCheckup checkup = new AuditCheckup(
                new org.springframework.beans.factory.support.StaticListableBeanFactory(Map.of("seals", seals))
                        .getBeanProvider(AuditSeals.class),
                mark);
        assertThat(checkup.run())
                .singleElement()
                .satisfies(found -> assertThat(found.sentence()).contains("All 3 seals"));
        jdbc.sql("delete from privacy.audit_event where id = (select min(id) from privacy.audit_event)")
                .update();
        assertThat(checkup.run())
                .singleElement()
                .satisfies(found -> assertThat(found.sentence()).contains("1 of 3"));
    }

    /// Such as somebody could make who got hold of a key that was renewed since.
    @Test
    void trustsNoSealByAnOlderKeyBehindOneByAYounger() {
        byte[] mac = new SealSum(Seal.NONE.mac(), 0, 5).mac(vault);
        List<Seal> one = List.of(new Seal(1, 0, 5, 0, mac, java.time.Instant.EPOCH));
        List<Long> broken = new java.util.ArrayList<>();
        new SealReading(one, Seal.NONE, 0, vault, broken).finish();
        assertThat(broken).isEmpty();
        new SealReading(one, Seal.NONE, 1, vault, broken).finish();
        assertThat(broken).containsExactly(1L);
    }

    private void note(String act, String who) {
        house.publishEvent(
                new AuditEvent(Ids.next(), who, act, List.of(Ids.next()), Map.of("name", "林海"), "192.0.2.1"));
    }
}
