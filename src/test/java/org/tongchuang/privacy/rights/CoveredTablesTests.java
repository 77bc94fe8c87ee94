package org.tongchuang.privacy.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongchuang.identity.accounts.Office;
import org.tongchuang.shared.PersonalData;
import org.tongchuang.shared.Words;

/// Whatever is held about people, some part of the house speaks for it.
@SpringBootTest
@AutoConfigureMockMvc
@Import(Office.class)
class CoveredTablesTests {

    /// By what a person is named in a table.
    private static final Set<String> PERSON = Set.of(
            "member_id",
            "account_id",
            "to_id",
            "person",
            "person_id",
            "voucher",
            "owner",
            "survivor",
            "merged",
            "one",
            "other",
            "principal_name",
            "subjects",
            "viewer",
            "viewer_id");

    /// Tables with such a column that hold nothing of anybody for long, and why.
    private static final Set<String> NOBODYS = Set.of(
            // what the office's own accounts look for in their work
            "members.saved_search",
            // emptied at the end of each check of a roster
            "members.trial_lookup");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectProvider<PersonalData> rooms;

    @Test
    void leavesNoTableOutThatNamesAPerson() {
        Set<String> claimed =
                rooms.stream().flatMap(room -> room.tables().stream()).collect(Collectors.toCollection(HashSet::new));
        claimed.addAll(NOBODYS);
        List<String> naming = jdbc.sql("""
                select distinct table_schema || '.' || table_name from information_schema.columns
                where table_schema in ('identity', 'members', 'notifications', 'privacy', 'shared')
                    and column_name = any (:names)
                """)
                .param("names", PERSON.toArray(String[]::new))
                .query((row, n) -> row.getString(1))
                .list();
        assertThat(naming).hasSizeGreaterThan(30);
        assertThat(naming.stream().filter(table -> !claimed.contains(table)))
                .as("tables that name a person and that no PersonalData speaks for")
                .isEmpty();
    }

    @Test
    void speaksForTablesThatThereAreAndOnce() {
        List<String> all =
                rooms.stream().flatMap(room -> room.tables().stream()).toList();
        assertThat(all).doesNotHaveDuplicates();
        Set<String> there =
                Set.copyOf(jdbc.sql("select table_schema || '.' || table_name from information_schema.tables")
                        .query((row, n) -> row.getString(1))
                        .list());
        assertThat(all).isSubsetOf(there);
    }

    @Test
    void hasWordsForEachPartInBothLanguages() {
        for (PersonalData room : rooms) {
            assertThat(Words.has(CopyWriting.title(room))).as(room.part()).isTrue();
            assertThat(room.describe()).isNotEmpty().allMatch(Words::has);
            assertThat(room.keeps()).allMatch(key -> Words.has(key + ".what") && Words.has(key + ".why"));
        }
        assertThat(rooms.stream().map(PersonalData::part)).doesNotHaveDuplicates();
    }
}
