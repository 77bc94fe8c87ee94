package org.tongchuang.notifications.queue;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.tongchuang.integrations.mail.Receipt;
import org.tongchuang.integrations.mail.Receipt.Outcome;
import org.tongchuang.notifications.Channel;
import org.tongchuang.shared.notices.NoticeCategory.Medium;

/// Carries lots of messages out, one after the other.
@Component
class Postman {

    static final int LOT = 25;

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

    private final Queue queue;
    private final Sorting sorting;
    private final Map<Medium, Channel> channels = new EnumMap<>(Medium.class);
    private final Clock clock;

    Postman(Queue queue, Sorting sorting, ObjectProvider<Channel> channels, Clock clock) {
        this.queue = queue;
        this.sorting = sorting;
        channels.forEach(channel -> this.channels.put(channel.medium(), channel));
        this.clock = clock;
    }

    /// Sends this lot and the next ones until nothing is left, the other side is out of reach, or it is time to stop;
    /// what was taken and not sent is put back.
    void deliver(List<Due> first, BooleanSupplier stopping) {
        Map<Medium, Channel.Line> lines = new EnumMap<>(Medium.class);
        try {
            List<Due> lot = first.isEmpty() ? queue.take(LOT) : first;
            boolean open = true;
            while (!lot.isEmpty() && open) {
                for (Due due : lot) {
                    if (open && !stopping.getAsBoolean()) {
                        open = deliver(due, lines);
                    } else {
                        queue.putBack(due);
                    }
                }
                open = open && !stopping.getAsBoolean();
                lot = open ? queue.take(LOT) : List.of();
            }
        } finally {
            lines.values().forEach(Channel.Line::close);
        }
    }

    /// @return false when the other side can't be reached at all
    private boolean deliver(Due due, Map<Medium, Channel.Line> lines) {
        Channel channel = channels.get(due.medium());
        if (due.isOver(clock.instant()) || channel == null) {
            queue.end(due, State.EXPIRED, null, "");
            return true;
        }
        Receipt receipt;
        try {
            Optional<Channel.Parcel> parcel = sorting.parcel(due, channel);
            if (parcel.isEmpty()) {
                return true;
            }
            receipt = lines.computeIfAbsent(due.medium(), medium -> channel.open())
                    .carry(parcel.get(), () -> queue.handOver(due));
        } catch (DataAccessException away) {
            throw away;
        } catch (RuntimeException broken) {
            LOG.error("the message {} can't be made", due.id(), broken);
            queue.end(due, State.FAILED, Reason.UNREADABLE, String.valueOf(broken.getMessage()));
            return true;
        }
        note(due, receipt);
        return receipt.outcome() != Outcome.UNREACHABLE;
    }

    private void note(Due due, Receipt receipt) {
        switch (receipt.outcome()) {
            case SENT -> queue.end(due, State.SENT, null, "");
            case NEVER -> queue.end(due, State.FAILED, Reason.REFUSED, receipt.said());
            case LATER, UNREACHABLE -> {
                Instant now = clock.instant();
                Optional<Instant> next = Pauses.next(due, now);
                if (next.isPresent()) {
                    queue.again(due, next.get(), receipt.said());
                } else if (due.until() != null) {
                    queue.end(due, State.EXPIRED, Reason.GIVEN_UP, receipt.said());
                } else {
                    queue.end(due, State.FAILED, Reason.GIVEN_UP, receipt.said());
                }
            }
            case UNCERTAIN -> queue.end(due, State.HANDED_OVER, null, receipt.said());
            case NOT_OURS -> LOG.info("the message {} is sent by another node", due.id());
        }
    }
}
