package org.tongchuang.members.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongchuang.privacy.Purpose;

class ContactTests {

    @ParameterizedTest
    @CsvSource({
        "phone, +8613944440001, false",
        "phone, +8613388888888, false",
        "phone, +8613333333333, true",
        "phone, +8611111111111, true",
        "phone, 00000000, true",
        "phone, 12345, true",
        "phone, +862162231234;ext=801, false",
        "phone, +442079460958, false",
        "phone, 保密, true",
        "email, qing@jianghai.edu.cn, false",
        "email, qing@example.com, true",
        "email, qing@mail.example.org, true",
        "email, qing@nowhere.invalid, true",
        "email, qing@examples.com, false",
        "email, qing, true",
        "email, a@b, true",
        "wechat, 无, true",
        "wechat, qingqing88, false",
        "address, -, true",
        "address, 宁波市江北区风华路8号, false",
        "address, Unknown, true"
    })
    void tellsWhatCannotBeOne(String kind, String value, boolean invalid) {
        Contact contact = Contact.of(Facts.of(Map.of(kind + ".1", value))).getFirst();
        assertThat(contact.invalid()).isEqualTo(invalid);
        assertThat(contact.works()).isEqualTo(!invalid);
    }

    @Test
    void staysMarkedWhereverTheValueStands() {
        Facts facts =
                Facts.of(Map.of("name", "沈清", "email.1", "old@jianghai.edu.cn", "email.2", "new@jianghai.edu.cn"));
        Contact old = Contact.of(facts).getFirst();
        Facts marked = facts.with(old.failing(true, facts));
        assertThat(marked.get("emailFailed.1")).isEqualTo("old@jianghai.edu.cn");
        assertThat(Facts.purposeOf("emailFailed.1"))
                .as("sealed like the contact")
                .isEqualTo(Purpose.CONTACT);
        assertThat(Contact.of(marked)).extracting(Contact::failed).containsExactly(true, false);
        assertThat(Contact.of(marked).getFirst().failing(true, marked))
                .as("said twice")
                .isEmpty();
        assertThat(marked.list("email")).hasSize(2);
        assertThat(marked.hasAny("phone")).isFalse();

        Facts changed = marked.with(Map.of("email.1", "third@jianghai.edu.cn"));
        assertThat(Contact.of(changed)).noneMatch(Contact::failed);
        Facts listedAgain = changed.with(Map.of("email.3", "old@jianghai.edu.cn"));
        assertThat(Contact.of(listedAgain).getLast().failed()).isTrue();

        Facts working = marked.with(Contact.of(marked).getFirst().failing(false, marked));
        assertThat(Contact.of(working)).noneMatch(Contact::failed);
        assertThat(working.asMap()).doesNotContainKey("emailFailed.1");
    }

    @Test
    void knowsARemarkFromAFact() {
        assertThat(Contact.isRemark("confirmed")).isTrue();
        assertThat(Contact.isRemark("phoneFailed.2")).isTrue();
        assertThat(Contact.isRemark("phone.2")).isFalse();
        assertThat(Contact.isRemark("note.1")).isFalse();
        assertThat(Contact.kindOf("phoneFailed.2")).isEqualTo("phone");
    }
}
