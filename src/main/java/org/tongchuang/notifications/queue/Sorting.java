package org.tongchuang.notifications.queue;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongchuang.notifications.AddressBooks;
import org.tongchuang.notifications.Categories;
import org.tongchuang.notifications.Channel;
import org.tongchuang.notifications.preferences.Preferences;
import org.tongchuang.shared.notices.AddressBook;
import org.tongchuang.shared.notices.NoticeCategory;

/// Decides at the last moment whether a message goes out, and to which address.
@Component
class Sorting {

    private final Queue queue;
    private final Categories categories;
    private final Preferences preferences;
    private final AddressBooks books;
    private final ContentSeal seal;

    Sorting(Queue queue, Categories categories, Preferences preferences, AddressBooks books, ContentSeal seal) {
        this.queue = queue;
        this.categories = categories;
        this.preferences = preferences;
        this.books = books;
        this.seal = seal;
    }

    /// Nothing when it does not go out; then that is noted.
    Optional<Channel.Parcel> parcel(Due due, Channel channel) {
        byte[] sealed = due.content();
        NoticeCategory category = categories.find(due.category()).orElse(null);
        if (sealed == null || category == null) {
            queue.end(due, State.FAILED, Reason.UNREADABLE, "");
            return Optional.empty();
        }
        Content content = seal.open(due.notice(), sealed);
        AddressBook.Entry entry = books.find(due.recipient(content)).orElse(null);
        if (entry == null) {
            return skipped(due, Reason.NOBODY);
        }
        if (!category.necessary() && entry.onlyNecessary()) {
            return skipped(due, Reason.QUIET);
        }
        UUID to = due.to();
        if (to != null && !preferences.of(to).wants(category, due.medium())) {
            return skipped(due, Reason.UNWANTED);
        }
        return channel.reaches(entry)
                ? Optional.of(new Channel.Parcel(due, entry, content, category))
                : skipped(due, Reason.NO_ADDRESS);
    }

    private Optional<Channel.Parcel> skipped(Due due, Reason reason) {
        queue.end(due, State.SKIPPED, reason, "");
        return Optional.empty();
    }
}
