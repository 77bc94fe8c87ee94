package org.tongchuang.members.records;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongchuang.privacy.Vault;

/// The keys under which a person is found again, as blind indexes: 64 bits that say nothing without the key.
@Component
public class LookupKeys {

    private static final String STUDENT = "student";
    private static final String ID = "id";
    private static final String PHONE = "phone";
    private static final String EMAIL = "email";
    private static final String NAME_BIRTH = "name-birth";

    private final Vault vault;

    LookupKeys(Vault vault) {
        this.vault = vault;
    }

    /// Every key of a record, for the lookup table: all that its entries are written under.
    public Set<Long> of(Facts facts) {
        return of(facts, Vault.Under.WRITTEN);
    }

    /// The same, and those of older entries that may still be there.
    Set<Long> everyOf(Facts facts) {
        return of(facts, Vault.Under.ANY);
    }

    /// Whether a record may have entries beyond those written now, since the key of the indexes was renewed.
    boolean haveOlder() {
        return vault.hasOlderIndexes();
    }

    private Set<Long> of(Facts facts, Vault.Under under) {
        Set<Long> keys = new LinkedHashSet<>();
        for (int number : facts.numbers("education")) {
            String studentNumber = facts.get("education." + number + ".studentNumber");
            if (studentNumber != null) {
                add(keys, under, STUDENT, studentText(facts.get("education." + number + ".school"), studentNumber));
            }
        }
        LeftOut.students(facts).forEach(one -> add(keys, under, STUDENT, studentText(one.school(), one.number())));
        String idNumber = facts.get("idNumber");
        if (idNumber != null) {
            add(keys, under, ID, idNumber.toUpperCase(Locale.ROOT));
        }
        LeftOut.documents(facts).forEach(number -> add(keys, under, ID, number));
        facts.list("phone").forEach(phone -> add(keys, under, PHONE, phone));
        facts.list("email").forEach(email -> add(keys, under, EMAIL, email.toLowerCase(Locale.ROOT)));
        facts.list("wechat").forEach(wechat -> add(keys, under, "wechat", wechat));
        String name = facts.get("name");
        String birthDate = facts.get("birthDate");
        if (name != null && birthDate != null) {
            add(keys, under, NAME_BIRTH, nameBirthText(name, birthDate));
        }
        keys.addAll(RowMarks.keys(facts));
        return keys;
    }

    private void add(Set<Long> keys, Vault.Under under, String kind, String value) {
        for (long key : vault.blindIndexes(under, kind, value)) {
            keys.add(key);
        }
    }

    public long student(@Nullable String school, String studentNumber) {
        return vault.blindIndex(STUDENT, studentText(school, studentNumber));
    }

    private static String studentText(@Nullable String school, String studentNumber) {
        return (school == null ? "" : school) + '\0' + studentNumber.toUpperCase(Locale.ROOT);
    }

    public long idNumber(String idNumber) {
        return vault.blindIndex(ID, idNumber.toUpperCase(Locale.ROOT));
    }

    public long phone(String e164) {
        return vault.blindIndex(PHONE, e164);
    }

    public long email(String address) {
        return vault.blindIndex(EMAIL, address.toLowerCase(Locale.ROOT));
    }

    public long nameAndBirth(String name, String birthDate) {
        return vault.blindIndex(NAME_BIRTH, nameBirthText(name, birthDate));
    }

    private static String nameBirthText(String name, String birthDate) {
        return name + '\0' + birthDate;
    }

    /// For a row that names nobody by number: all of it, so that the same row twice is the same person. The eldest key
    /// comes first and the youngest last; a row that came in before the key was renewed is still known by the
    /// older.
    public List<RowMarks.Mark> row(String everything) {
        long[] keys = vault.blindIndexes(Vault.Under.ANY, "row", everything);
        long[] again = vault.blindIndexes(Vault.Under.ANY, "row-again", everything);
        return IntStream.range(0, keys.length)
                .mapToObj(n -> new RowMarks.Mark(keys[n], again[n]))
                .toList();
    }
}
