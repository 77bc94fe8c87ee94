package org.tongchuang.integrations.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import org.tongchuang.integrations.mail.Receipt.Outcome;

/// Into the outbox: a letter laid there again under its id lies there once.
final class OutboxRoad implements Road {

    private final Outbox outbox;
    private final Session session = Session.getInstance(new Properties());

    OutboxRoad(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Receipt carry(Letter letter, BooleanSupplier handover) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            MimeLetter.of(letter, session).writeTo(bytes);
            outbox.put(letter.id(), bytes.toByteArray());
            return new Receipt(Outcome.SENT, "");
        } catch (AddressException none) {
            return new Receipt(Outcome.NEVER, String.valueOf(none.getMessage()));
        } catch (MessagingException | IOException full) {
            return new Receipt(Outcome.UNREACHABLE, String.valueOf(full.getMessage()));
        }
    }

    @Override
    public void close() {}
}
