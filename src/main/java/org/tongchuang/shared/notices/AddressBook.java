package org.tongchuang.shared.notices;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Where people can be reached. Implemented by every room that knows people; whoever sends a message asks them all at
/// the moment of sending, so that an address corrected meanwhile is the one that counts.
public interface AddressBook {

    /// Nothing when this book doesn't know them.
    Optional<Entry> find(Recipient recipient);

    /// @param name as one addresses them; never empty
    /// @param language Chinese or English
    /// @param emails the best first; none when they can't be reached so
    /// @param onlyNecessary whether they get nothing but what must be sent
    record Entry(String name, Locale language, ZoneId timeZone, List<String> emails, boolean onlyNecessary) {

        public Entry {
            emails = List.copyOf(emails);
        }
    }
}
