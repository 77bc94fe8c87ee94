package org.tongchuang.privacy.rights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongchuang.integrations.files.FileStore;
import org.tongchuang.shared.notices.Messenger;
import org.tongchuang.shared.notices.Recipient;

/// Makes copies, tells their owners, and takes them away. Killed while one is made, it is made anew under the same
/// name; whoever waited is told once.
@Component
class CopyKeeping {

    private static final int TRIES = 5;

    private final DataCopies copies;
    private final CopyMaking making;
    private final FileStore files;
    private final Told told;
    private final TransactionTemplate transaction;

    CopyKeeping(DataCopies copies, CopyMaking making, FileStore files, Told told, TransactionTemplate transaction) {
        this.copies = copies;
        this.making = making;
        this.files = files;
        this.told = told;
        this.transaction = transaction;
    }

    void make(DataCopy copy) throws IOException {
        if (copy.tries() >= TRIES) {
            copies.end(copy.id(), DataCopy.State.FAILED);
            return;
        }
        copies.tried(copy.id());
        LocaleContextHolder.setLocale(copy.language());
        try {
            long bytes = making.make(copy);
            if (!Boolean.TRUE.equals(transaction.execute(status -> told.ready(copy, bytes)))) {
                // Whom it was about was erased meanwhile, or it was made twice.
                dropUnless(copies.find(copy.member(), copy.id()).isPresent(), copy.id());
            }
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    private void dropUnless(boolean known, UUID id) throws IOException {
        if (!known) {
            files.delete(id);
        }
    }

    /// The file first: one that is said to be gone is gone.
    void remove(UUID id) {
        try {
            files.delete(id);
        } catch (IOException undeleted) {
            throw new UncheckedIOException(undeleted);
        }
        copies.end(id, DataCopy.State.GONE);
    }

    /// That a copy is there, kept and told in one.
    @Component
    static class Told {

        private final DataCopies copies;
        private final Messenger messenger;
        private final Clock clock;

        Told(DataCopies copies, Messenger messenger, Clock clock) {
            this.copies = copies;
            this.messenger = messenger;
            this.clock = clock;
        }

        private boolean ready(DataCopy copy, long bytes) {
            boolean waited = copies.ready(copy.id(), clock.instant(), bytes);
            if (waited) {
                messenger.send(new Messenger.Message(
                        copy.id(),
                        new Recipient.Person(copy.member()),
                        RightsParts.CATEGORY,
                        "privacy.data.letter",
                        List.of(),
                        "/me/data",
                        DataCopy.LASTS));
            }
            return waited;
        }
    }
}
