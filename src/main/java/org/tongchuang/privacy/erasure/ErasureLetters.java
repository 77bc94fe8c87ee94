package org.tongchuang.privacy.erasure;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.tongchuang.privacy.SignedLinks;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Universities;
import org.tongchuang.shared.notices.AddressBook;
import org.tongchuang.shared.notices.Messenger;
import org.tongchuang.shared.notices.Recipient;

/// Writes to people about their wish to be erased, to the end and beyond: the report goes out when nothing else of
/// theirs is left.
@Component
class ErasureLetters {

    static final String LINKS = "privacy.erasure";
    private static final String CATEGORY = "privacy.rights";
    private static final Duration REPORT_LASTS = Duration.ofDays(365);
    private static final Duration LETTER_LASTS = Duration.ofDays(30);

    private final Messenger messenger;
    private final ObjectProvider<AddressBook> books;
    private final SignedLinks links;
    private final Universities universities;

    ErasureLetters(
            Messenger messenger, ObjectProvider<AddressBook> books, SignedLinks links, Universities universities) {
        this.messenger = messenger;
        this.books = books;
        this.links = links;
        this.universities = universities;
    }

    /// Where they are reached now.
    Erasure.Person person(MemberId member, String name) {
        Optional<AddressBook.Entry> entry = books.orderedStream()
                .flatMap(book -> book.find(new Recipient.Person(member)).stream())
                .findFirst();
        return new Erasure.Person(
                name.isEmpty() ? entry.map(AddressBook.Entry::name).orElse("") : name,
                entry.flatMap(found -> found.emails().stream().findFirst()).orElse(""),
                entry.map(AddressBook.Entry::language)
                        .orElse(LocaleContextHolder.getLocale())
                        .toLanguageTag());
    }

    void asked(Erasure wish) {
        send(wish, "asked", new Recipient.Person(wish.member()), List.of(day(wish.due())));
    }

    void calledBack(Erasure wish) {
        send(wish, "called-back", new Recipient.Person(wish.member()), List.of());
    }

    void refused(Erasure wish, String reason) {
        send(wish, "refused", new Recipient.Person(wish.member()), List.of(reason));
    }

    /// Nothing when nobody knows where to.
    void done(Erasure wish, Erasure.Person person) {
        if (!person.email().isEmpty()) {
            send(
                    wish,
                    "done",
                    new Recipient.Address(person.email(), Locale.forLanguageTag(person.language()), person.name()),
                    List.of());
        }
    }

    private void send(Erasure wish, String what, Recipient to, List<String> args) {
        messenger.send(new Messenger.Message(
                UUID.nameUUIDFromBytes((wish.id() + what).getBytes(StandardCharsets.UTF_8)),
                to,
                CATEGORY,
                "privacy.erasure.letter." + what,
                args,
                "/privacy/erasure/" + token(wish),
                LETTER_LASTS));
    }

    String token(Erasure wish) {
        return links.sign(LINKS, wish.id().toString(), wish.due().plus(REPORT_LASTS));
    }

    private String day(Instant at) {
        return Objects.toString(LocalDate.ofInstant(at, universities.current().timeZone()));
    }
}
