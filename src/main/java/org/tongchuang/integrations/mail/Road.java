package org.tongchuang.integrations.mail;

import java.util.function.BooleanSupplier;

/// A way for letters, one after the other; not for two threads.
public interface Road extends AutoCloseable {

    /// @param handover asked when all has been said but the sign that ends the letter; where it says no, the letter is
    ///     not sent. Not asked where sending a letter twice is the same as once
    Receipt carry(Letter letter, BooleanSupplier handover);

    @Override
    void close();
}
