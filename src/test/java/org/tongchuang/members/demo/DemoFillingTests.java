package org.tongchuang.members.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.tongchuang.Cast;
import org.tongchuang.members.records.Members;

@SpringBootTest
class DemoFillingTests {

    private static final int SIZE = 5_000;

    @Autowired
    private Members members;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @BeforeEach
    void emptyTheDirectory() {
        jdbc.sql("truncate members.member, members.revision, members.lookup, members.demo_filling")
                .update();
    }

    @Test
    void goesOnWhereItWasKilled() throws InterruptedException {
        DemoFilling killed = filling();
        Thread work = Thread.ofPlatform().start(killed::fill);
        while (done() == 0) {
            Thread.sleep(2);
        }
        killed.stop();
        work.join();
        assertThat(done()).isBetween(2_000, 4_000);
        assertThat(members.count()).isEqualTo(done());

        filling().fill();
        assertThat(members.count()).isEqualTo(SIZE);
        DemoPeople people = new DemoPeople(SIZE);
        for (int number : new int[] {0, 1_999, 2_000, 4_999}) {
            DemoPerson person = people.person(number);
            assertThat(members.find(person.member().id())).hasValueSatisfying(found -> {
                assertThat(found.facts()).isEqualTo(person.member().facts());
                assertThat(found.version()).isEqualTo(person.member().version());
                assertThat(members.history(found.id())).hasSameSizeAs(person.later());
            });
        }
    }

    @Test
    void isDoneOnlyOnce() {
        filling().fill();
        members.remove(List.of(Cast.xuJing().id()));
        filling().fill();
        assertThat(members.count()).isEqualTo(SIZE - 1);
    }

    @Test
    void leavesPeopleOfTheHouseAlone() {
        members.add(List.of(Cast.linHai().member()));
        filling().fill();
        assertThat(members.count()).isOne();
    }

    private DemoFilling filling() {
        DemoFilling filling = new DemoFilling(members, jdbc, transactions, SIZE);
        filling.start();
        return filling;
    }

    private int done() {
        return jdbc.sql("select coalesce(max(done), 0) from members.demo_filling")
                .query(Integer.class)
                .single();
    }
}
