package org.tongchuang.members.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongchuang.members.duplicates.People.facts;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;

@SpringBootTest
@AutoConfigureMockMvc
class BlockingKeysTests {

    @Autowired
    private BlockingKeys keys;

    @Test
    void meetWhereRecordsMayBeOnePersons() {
        var mine = keys.of(facts("name", "张伟明", "birthDate", "1980-03-06", "phone.1", "+8613812345678"));
        assertThat(mine)
                .isEqualTo(keys.of(facts("name", "张伟明", "birthDate", "1980-03-06", "phone.1", "+8613812345678")));
        assertThat(keys.of(facts("name", "Zhang Weiming", "birthDate", "1980-03-08")))
                .containsAnyElementsOf(mine);
        assertThat(keys.of(facts("name", "李娜", "birthDate", "1971-05-06"))).doesNotContainAnyElementsOf(mine);
    }

    @Test
    void sayNothingWithoutTheKeyTheyAreMadeWith() {
        Terms terms = new Terms();
        var facts = facts("name", "张伟明", "phone.1", "+8613812345678");
        var plain = new Blocking(terms).keys(new PersonReading(terms).read(facts));
        assertThat(plain).hasSameSizeAs(keys.of(facts));
        for (long key : plain) {
            assertThat(keys.of(facts)).doesNotContain(key);
        }
    }
}
