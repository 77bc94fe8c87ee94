package org.tongchuang.integrations.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.util.function.BooleanSupplier;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.tongchuang.integrations.mail.Receipt.Outcome;

/// To a mail server, over one connection for as long as it holds; after anything but a yes over a new one.
final class SmtpRoad implements Road {

    private final MailServer server;
    private final Session session;
    private @Nullable HandingTransport open;

    SmtpRoad(MailServer server, String ownName) {
        this.server = server;
        this.session = Session.getInstance(server.properties(ownName));
    }

    @Override
    public Receipt carry(Letter letter, BooleanSupplier handover) {
        try {
            return carry(MimeLetter.of(letter, session), handover);
        } catch (AddressException none) {
            return new Receipt(Outcome.NEVER, words(none));
        } catch (MessagingException unwritable) {
            throw new IllegalStateException("a letter can't be written", unwritable);
        }
    }

    Session session() {
        return session;
    }

    Receipt carry(MimeMessage letter, BooleanSupplier handover) {
        HandingTransport transport;
        try {
            transport = connected();
        } catch (MessagingException away) {
            close();
            return new Receipt(Outcome.UNREACHABLE, server + ": " + words(away));
        }
        try {
            transport.send(letter, handover);
            return new Receipt(Outcome.SENT, String.valueOf(transport.getLastServerResponse()));
        } catch (MessagingException trouble) {
            close();
            return new Receipt(outcome(trouble, transport), words(trouble));
        } catch (RuntimeException broken) {
            close();
            throw broken;
        }
    }

    private HandingTransport connected() throws MessagingException {
        HandingTransport there = open;
        if (there != null) {
            // A server may have hung up on us since the last letter.
            if (there.isConnected()) {
                return there;
            }
            close();
        }
        HandingTransport made = new HandingTransport(session, server.tls());
        open = made;
        made.connect(server.host(), server.port(), server.user(), server.password());
        return made;
    }

    private static Outcome outcome(MessagingException trouble, HandingTransport transport) {
        if (transport.isWithheld()) {
            return Outcome.NOT_OURS;
        }
        int code = code(trouble);
        if (code < 400) {
            return transport.isHanded() ? Outcome.UNCERTAIN : Outcome.UNREACHABLE;
        }
        if (code < 500) {
            return Outcome.LATER;
        }
        // What it has against our own address it has against every letter.
        return isAboutUs(trouble) ? Outcome.UNREACHABLE : Outcome.NEVER;
    }

    private static boolean isAboutUs(MessagingException trouble) {
        for (Exception one = trouble; one instanceof MessagingException mail; one = mail.getNextException()) {
            if (one instanceof SMTPSenderFailedException
                    || (one instanceof SMTPSendFailedException send
                            && String.valueOf(send.getCommand()).startsWith("MAIL"))) {
                return true;
            }
        }
        return false;
    }

    /// The server's own number; -1 when it said nothing.
    private static int code(MessagingException trouble) {
        int code = -1;
        for (Exception one = trouble; one instanceof MessagingException mail; one = mail.getNextException()) {
            int said = code(one);
            // Of one recipient, the answer about that recipient says most, and it comes last.
            code = said > 0 ? said : code;
        }
        return code;
    }

    private static int code(Exception one) {
        return switch (one) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            case SMTPSendFailedException send -> send.getReturnCode();
            default -> -1;
        };
    }

    /// The innermost, which is the server's.
    private static String words(MessagingException trouble) {
        Exception last = trouble;
        while (last instanceof MessagingException mail && mail.getNextException() != null) {
            last = mail.getNextException();
        }
        String words = String.valueOf(last.getMessage()).strip();
        return words.length() > 500 ? words.substring(0, 500) : words;
    }

    @Override
    public void close() {
        HandingTransport last = open;
        open = null;
        if (last != null) {
            try {
                last.close();
            } catch (MessagingException gone) {
                // what was to be said was said
            }
        }
    }
}
