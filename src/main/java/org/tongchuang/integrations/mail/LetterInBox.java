package org.tongchuang.integrations.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A letter that lies in the outbox, read.
///
/// @param at null when it doesn't say
public record LetterInBox(
        String to, String subject, @Nullable Instant at, String text, String html) {

    /// @throws IllegalArgumentException when it is none
    public static LetterInBox of(byte[] bytes) {
        try {
            MimeMessage mime = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
            String to = Arrays.stream(mime.getRecipients(Message.RecipientType.TO))
                    .map(address -> address instanceof InternetAddress named ? shown(named) : address.toString())
                    .collect(Collectors.joining(", "));
            String subject = mime.getSubject();
            return new LetterInBox(
                    to,
                    subject == null ? "" : subject,
                    mime.getSentDate() == null ? null : mime.getSentDate().toInstant(),
                    part(mime, "text/plain"),
                    part(mime, "text/html"));
        } catch (MessagingException | IOException | RuntimeException unreadable) {
            throw new IllegalArgumentException("no letter", unreadable);
        }
    }

    private static String shown(InternetAddress address) {
        String name = address.getPersonal();
        return name == null ? address.getAddress() : name + " <" + address.getAddress() + ">";
    }

    private static String part(MimeMessage mime, String type) throws MessagingException, IOException {
        if (mime.getContent() instanceof MimeMultipart parts) {
            for (int n = 0; n < parts.getCount(); n++) {
                BodyPart part = parts.getBodyPart(n);
                if (part.isMimeType(type)) {
                    return String.valueOf(part.getContent());
                }
            }
        }
        return "";
    }
}
