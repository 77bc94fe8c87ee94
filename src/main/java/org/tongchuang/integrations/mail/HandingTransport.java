package org.tongchuang.integrations.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/// SMTP with a word before the dot that ends a letter: until then the server has nothing, after it nobody can tell but
/// the server.
final class HandingTransport extends SMTPTransport {

    private BooleanSupplier handover = () -> true;
    private boolean asked;
    private boolean handed;

    HandingTransport(Session session, boolean tls) {
        super(session, new URLName("smtp", null, -1, null, null, null), "smtp", tls);
    }

    void send(MimeMessage letter, BooleanSupplier toBeAsked) throws MessagingException {
        handover = toBeAsked;
        asked = false;
        handed = false;
        Address[] all = letter.getAllRecipients();
        sendMessage(letter, all);
    }

    /// Whether the dot may have reached the server.
    boolean isHanded() {
        return handed;
    }

    /// Whether it was not ours to send.
    boolean isWithheld() {
        return asked && !handed;
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        asked = true;
        handed = handover.getAsBoolean();
        if (!handed) {
            // The connection is closed upon this, and what the server got so far counts for nothing.
            throw new IOException("withheld");
        }
        super.finishData();
    }
}
