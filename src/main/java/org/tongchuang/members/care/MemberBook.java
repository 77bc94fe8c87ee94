package org.tongchuang.members.care;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tongchuang.identity.MemberAccounts;
import org.tongchuang.members.records.Contact;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Universities;
import org.tongchuang.shared.Words;
import org.tongchuang.shared.notices.AddressBook;
import org.tongchuang.shared.notices.Recipient;

/// Where the people of the records are reached: at their addresses in the order of the record, without those known not
/// to work, and without any at the one they sign in with.
@Component
class MemberBook implements AddressBook {

    private final Members members;
    private final MemberAccounts accounts;
    private final Universities universities;

    MemberBook(Members members, MemberAccounts accounts, Universities universities) {
        this.members = members;
        this.accounts = accounts;
        this.universities = universities;
    }

    @Override
    public Optional<Entry> find(Recipient recipient) {
        return recipient instanceof Recipient.Person(MemberId id)
                ? members.find(id).map(this::entry)
                : Optional.empty();
    }

    private Entry entry(Member member) {
        Facts facts = member.facts();
        List<String> emails = Contact.of(facts).stream()
                .filter(contact -> contact.kind().equals("email") && contact.works())
                .map(Contact::value)
                .collect(Collectors.toCollection(ArrayList::new));
        Optional<MemberAccounts.Reached> account = accounts.reached(member.id());
        if (emails.isEmpty()) {
            account.map(MemberAccounts.Reached::email).ifPresent(emails::add);
        }
        return new Entry(
                member.name(),
                account.map(MemberAccounts.Reached::language).orElseGet(() -> language(member)),
                universities.current().timeZone(),
                emails,
                facts.has("deceased") || facts.has("doNotContact") || facts.has("leaving"));
    }

    /// Languages on a record are mostly skills: English is for those who have it there and no Chinese name, and for
    /// those whose record says so by its tag.
    private static Locale language(Member member) {
        List<String> spoken = member.facts().list("language").stream()
                .map(language -> language.strip().toLowerCase(Locale.ROOT))
                .toList();
        boolean foreign = member.name().codePoints().noneMatch(Character::isIdeographic);
        return spoken.contains("en") || (foreign && (spoken.contains("英语") || spoken.contains("english")))
                ? Words.ENGLISH
                : Words.CHINESE;
    }
}
