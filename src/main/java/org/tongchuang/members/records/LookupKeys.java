package org.tongchuang.members.records;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongchuang.privacy.Vault;

/// The keys under which a person is found again, as blind indexes: 64 bits that say nothing without the key.
@Component
public class LookupKeys {

    private final Vault vault;

    LookupKeys(Vault vault) {
        this.vault = vault;
    }

    /// Every key of a record, for the lookup table.
    public Set<Long> of(Facts facts) {
        Set<Long> keys = new LinkedHashSet<>();
        for (int number : facts.numbers("education")) {
            String studentNumber = facts.get("education." + number + ".studentNumber");
            if (studentNumber != null) {
                keys.add(student(facts.get("education." + number + ".school"), studentNumber));
            }
        }
        String idNumber = facts.get("idNumber");
        if (idNumber != null) {
            keys.add(idNumber(idNumber));
        }
        facts.list("phone").forEach(phone -> keys.add(phone(phone)));
        facts.list("email").forEach(email -> keys.add(email(email)));
        facts.list("wechat").forEach(wechat -> keys.add(vault.blindIndex("wechat", wechat)));
        String name = facts.get("name");
        String birthDate = facts.get("birthDate");
        if (name != null && birthDate != null) {
            keys.add(nameAndBirth(name, birthDate));
        }
        keys.addAll(RowMarks.keys(facts));
        return keys;
    }

    public long student(@Nullable String school, String studentNumber) {
        return vault.blindIndex(
                "student", (school == null ? "" : school) + '\0' + studentNumber.toUpperCase(Locale.ROOT));
    }

    public long idNumber(String idNumber) {
        return vault.blindIndex("id", idNumber.toUpperCase(Locale.ROOT));
    }

    public long phone(String e164) {
        return vault.blindIndex("phone", e164);
    }

    public long email(String address) {
        return vault.blindIndex("email", address.toLowerCase(Locale.ROOT));
    }

    public long nameAndBirth(String name, String birthDate) {
        return vault.blindIndex("name-birth", name + '\0' + birthDate);
    }

    /// For a row that names nobody by number: all of it, so that the same row twice is the same person.
    public long row(String everything) {
        return vault.blindIndex("row", everything);
    }

    /// Another 64 bits of the same, to compare where the key is found.
    public long rowAgain(String everything) {
        return vault.blindIndex("row-again", everything);
    }
}
