package org.tongchuang.notifications;

import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tongchuang.shared.Universities;
import org.tongchuang.shared.notices.AddressBook;
import org.tongchuang.shared.notices.Recipient;

/// Everybody in every room's address book.
@Component
public class AddressBooks {

    private final ObjectProvider<AddressBook> books;
    private final Universities universities;

    AddressBooks(ObjectProvider<AddressBook> books, Universities universities) {
        this.books = books;
        this.universities = universities;
    }

    public Optional<AddressBook.Entry> find(Recipient recipient) {
        if (recipient instanceof Recipient.Address(String email, java.util.Locale language, String name)) {
            return Optional.of(
                    new AddressBook.Entry(name, language, universities.current().timeZone(), List.of(email), false));
        }
        return books.stream().flatMap(book -> book.find(recipient).stream()).findFirst();
    }
}
