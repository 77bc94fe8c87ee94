package org.tongchuang.members.records;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tongchuang.members.roster.PhoneNumbers;
import org.tongchuang.shared.MemberId;

/// People by an exact phone, e-mail address or ID number that somebody typed. Who may ask is the caller's question.
@Component
public class ContactLookup {

    private final Members members;
    private final LookupKeys keys;

    ContactLookup(Members members, LookupKeys keys) {
        this.members = members;
        this.keys = keys;
    }

    /// Those it belongs to, perhaps nobody; empty when no contact was typed.
    public Optional<List<MemberId>> people(String typed) {
        return key(typed)
                .map(key -> members.byKeys(List.of(key)).values().stream()
                        .flatMap(Collection::stream)
                        .toList());
    }

    /// Whether a phone, an e-mail address or an ID number was typed, alone or among other words: none of these is
    /// written down anywhere, whoever typed it.
    public boolean isContact(String typed) {
        return key(typed).isPresent()
                || Stream.of(typed.replace('"', ' ').strip().split("\\s+"))
                        .anyMatch(word -> key(word).isPresent());
    }

    private Optional<Long> key(String typed) {
        String compact = typed.replaceAll("[\\s-]", "");
        if (compact.indexOf('@') > 0 && compact.indexOf('.') > 0) {
            return Optional.of(keys.email(compact));
        }
        if (compact.matches("\\d{17}[\\dXx]")) {
            return Optional.of(keys.idNumber(compact.toUpperCase(Locale.ROOT)));
        }
        return PhoneNumbers.exact(compact).map(keys::phone);
    }
}
