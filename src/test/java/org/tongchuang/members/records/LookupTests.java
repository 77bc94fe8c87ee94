package org.tongchuang.members.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongchuang.shared.MemberId;

/// Under which keys a person is found again, after every way a record can change.
@SpringBootTest
@AutoConfigureMockMvc
class LookupTests {

    private static final Origin OFFICE = new Origin(Source.OFFICE, Instant.EPOCH, null, "Zhou", null);

    @Autowired
    private Members members;

    @Autowired
    private LookupKeys keys;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void followsAChangedPhoneAndForgetsTheOldOne() {
        Member member = added(Map.of("name", "找得到甲", "phone.1", "+8613511110001", "email.1", "a@lookup.example"));
        members.save(member.edit(Map.of("phone.1", "+8613511110002"), OFFICE));
        assertThat(found("+8613511110001")).isEmpty();
        assertThat(found("+8613511110002")).containsExactly(member.id());
        assertThat(rowsOf(member)).isEqualTo(2);
    }

    @Test
    void keepsOnlyTheLastOfSeveralEditsInOneBatch() {
        Member member = added(Map.of("name", "找得到乙", "phone.1", "+8613511110011"));
        Member.Edited first = member.edit(Map.of("phone.1", "+8613511110012"), OFFICE);
        Member.Edited second = first.member().edit(Map.of("phone.1", "+8613511110013"), OFFICE);
        Member.Edited back = second.member().edit(Map.of("phone.1", "+8613511110011"), OFFICE);
        members.save(List.of(first, second, back));
        assertThat(found("+8613511110011")).containsExactly(member.id());
        assertThat(found("+8613511110012")).isEmpty();
        assertThat(found("+8613511110013")).isEmpty();
        assertThat(rowsOf(member)).isOne();
    }

    @Test
    void forgetsThoseWhoAreGoneAndNobodyElse() {
        Member gone = added(Map.of("name", "找得到丙", "phone.1", "+8613511110021"));
        Member same = added(Map.of("name", "找得到丁", "phone.1", "+8613511110021"));
        members.remove(List.of(gone.id()));
        assertThat(found("+8613511110021")).containsExactly(same.id());
        assertThat(rowsOf(gone)).isZero();
    }

    @Test
    void changesNothingWhenSomebodyElseWasFirst() {
        Member member = added(Map.of("name", "找得到戊", "phone.1", "+8613511110031"));
        members.save(member.edit(Map.of("city", "杭州"), OFFICE));
        assertThatThrownBy(() -> members.save(member.edit(Map.of("phone.1", "+8613511110032"), OFFICE)))
                .isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(found("+8613511110031")).containsExactly(member.id());
        assertThat(found("+8613511110032")).isEmpty();
    }

    private Member added(Map<String, String> facts) {
        Member member = Member.create(MemberId.next(), Facts.of(facts), OFFICE);
        members.add(List.of(member));
        return members.find(member.id()).orElseThrow();
    }

    private List<MemberId> found(String phone) {
        long key = keys.phone(phone);
        return members.byKeys(List.of(key)).getOrDefault(key, List.of());
    }

    private int rowsOf(Member member) {
        return jdbc.sql("select count(*) from members.lookup where member_id = :id")
                .param("id", member.id().value())
                .query(Integer.class)
                .single();
    }
}
