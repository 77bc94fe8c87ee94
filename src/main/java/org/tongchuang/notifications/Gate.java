package org.tongchuang.notifications;

import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.notifications.queue.Notices;
import org.tongchuang.notifications.queue.Post;

/// The gate every message passes: it is written down in the transaction of whoever sends it, so it exists exactly if
/// what it tells of does, and leaves the house after that.
@Component
public class Gate {

    private final Notices notices;
    private final Post post;
    private final Bell bell;

    Gate(Notices notices, Post post, Bell bell) {
        this.notices = notices;
        this.post = post;
        this.bell = bell;
    }

    /// To be called within a transaction.
    ///
    /// @throws IllegalArgumentException when nobody declared the category, there are no such words, or it is not
    ///     necessary and goes to somebody whom nobody knows
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(Notice notice) {
        send(List.of(notice));
    }

    /// Many at once, such as to everybody invited.
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(List<Notice> several) {
        if (notices.add(several)) {
            post.wakeAfterCommit();
        }
        several.stream()
                .map(notice -> notice.to().known())
                .filter(Objects::nonNull)
                .distinct()
                .forEach(bell::changed);
    }
}
