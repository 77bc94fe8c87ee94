package org.tongchuang.integrations.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;

/// A letter in the form in which mail travels (RFC 5322, MIME, encoded words for Chinese).
final class MimeLetter extends MimeMessage {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final String id;

    private MimeLetter(Session session, String id) {
        super(session);
        this.id = id;
    }

    /// @throws AddressException when one of its addresses is none
    static MimeMessage of(Letter letter, Session session) throws MessagingException {
        MimeLetter mime =
                new MimeLetter(session, "<" + letter.id() + "@" + letter.from().domain() + ">");
        mime.setFrom(address(letter.from()));
        mime.setRecipient(Message.RecipientType.TO, address(letter.to()));
        if (letter.replyTo() != null) {
            mime.setReplyTo(new InternetAddress[] {address(new Mailbox(letter.replyTo(), ""))});
        }
        mime.setSubject(letter.subject().replaceAll("\\s+", " ").strip(), UTF_8);
        mime.setSentDate(Date.from(letter.at()));
        mime.setHeader("Content-Language", letter.language());
        // So that nobody's note of absence is sent to us.
        mime.setHeader("Auto-Submitted", "auto-generated");
        if (letter.unsubscribe() != null) {
            mime.setHeader("List-Unsubscribe", "<" + letter.unsubscribe() + ">");
            mime.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        MimeBodyPart text = new MimeBodyPart();
        text.setText(letter.text(), UTF_8);
        MimeBodyPart html = new MimeBodyPart();
        html.setText(letter.html(), UTF_8, "html");
        mime.setContent(new MimeMultipart("alternative", text, html));
        mime.saveChanges();
        return mime;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }

    private static InternetAddress address(Mailbox box) throws AddressException {
        try {
            InternetAddress address = box.name().isEmpty()
                    ? new InternetAddress(box.address())
                    : new InternetAddress(box.address(), box.name().replaceAll("\\s+", " "), UTF_8);
            address.validate();
            return address;
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
