package org.tongchuang.notifications.email;

import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import org.tongchuang.integrations.mail.MailDoor;
import org.tongchuang.integrations.mail.Receipt;
import org.tongchuang.integrations.mail.Road;
import org.tongchuang.notifications.Channel;
import org.tongchuang.shared.notices.AddressBook;
import org.tongchuang.shared.notices.NoticeCategory.Medium;

/// By e-mail, to the first address somebody has.
@Component
class EmailChannel implements Channel {

    private final MailDoor door;
    private final Writing writing;

    EmailChannel(MailDoor door, Writing writing) {
        this.door = door;
        this.writing = writing;
    }

    @Override
    public Medium medium() {
        return Medium.EMAIL;
    }

    @Override
    public boolean reaches(AddressBook.Entry entry) {
        return !entry.emails().isEmpty();
    }

    @Override
    public Line open() {
        return new MailLine(door.open(), writing);
    }

    private record MailLine(Road road, Writing writing) implements Line {

        @Override
        public Receipt carry(Parcel parcel, BooleanSupplier handover) {
            return road.carry(writing.letter(parcel), handover);
        }

        @Override
        public void close() {
            road.close();
        }
    }
}
