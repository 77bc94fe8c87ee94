package org.tongchuang.notifications;

import java.util.function.BooleanSupplier;
import org.tongchuang.integrations.mail.Receipt;
import org.tongchuang.notifications.queue.Content;
import org.tongchuang.notifications.queue.Due;
import org.tongchuang.shared.notices.AddressBook;
import org.tongchuang.shared.notices.NoticeCategory;

/// A way out of the house: e-mail; SMS and WeChat come beside it. Bounces and a budget of contacts will ask here too.
public interface Channel {

    NoticeCategory.Medium medium();

    /// Whether it leads to this person at all.
    boolean reaches(AddressBook.Entry entry);

    /// Several are carried over one line, one after the other; it connects with the first.
    Line open();

    /// A connection to the other side.
    interface Line extends AutoCloseable {

        /// @param handover to be called when all has been said but the sign that ends it; false when the message must
        ///     not be sent after all
        Receipt carry(Parcel parcel, BooleanSupplier handover);

        @Override
        void close();
    }

    /// One message for one person.
    record Parcel(Due due, AddressBook.Entry entry, Content content, NoticeCategory category) {}
}
