package org.tongchuang.integrations.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tongchuang.integrations.mail.Receipt.Outcome;

/// The front door of mail: to the mail server of `TONGCHUANG_SMTP_URL`, or into the outbox while there is none.
@Component
public class MailDoor {

    private final @Nullable MailServer server;
    private final Outbox outbox;
    private final String ownName;

    MailDoor(
            @Value("${TONGCHUANG_SMTP_URL:}") String url,
            @Value("${tongchuang.public-url}") String publicUrl,
            Outbox outbox) {
        this.server = url.isBlank() ? null : MailServer.of(url);
        this.outbox = outbox;
        this.ownName = host(publicUrl);
    }

    /// Whether letters leave the house, rather than lie in the outbox.
    public boolean hasServer() {
        return server != null;
    }

    /// The mail server without its login; empty when there is none.
    public String serverName() {
        return server == null ? "" : server.toString();
    }

    /// The name of this machine to the world, from its public address.
    public String ownName() {
        return ownName;
    }

    public Road open() {
        return server == null ? new OutboxRoad(outbox) : new SmtpRoad(server, ownName);
    }

    /// Whether the mail server answers and lets us in; takes up to half a minute.
    ///
    /// @return what is wrong
    public Optional<String> trouble() {
        if (server == null) {
            return Optional.empty();
        }
        Properties properties = server.properties(ownName);
        properties.setProperty("mail.smtp.timeout", "10000");
        properties.setProperty("mail.smtp.connectiontimeout", "5000");
        try (HandingTransport transport = new HandingTransport(Session.getInstance(properties), server.tls())) {
            transport.connect(server.host(), server.port(), server.user(), server.password());
            return Optional.empty();
        } catch (MessagingException away) {
            return Optional.of(String.valueOf(away.getMessage()));
        }
    }

    /// Sends a letter that lies in the outbox; once the server took it, it lies there no longer.
    ///
    /// @throws IllegalStateException when there is no mail server
    public Receipt sendOut(UUID id) {
        if (server == null) {
            throw new IllegalStateException("there is no mail server");
        }
        byte[] letter = outbox.read(id).orElse(null);
        if (letter == null) {
            return new Receipt(Outcome.NOT_OURS, "");
        }
        try (SmtpRoad road = new SmtpRoad(server, ownName)) {
            Receipt receipt = road.carry(new MimeMessage(road.session(), new ByteArrayInputStream(letter)), () -> true);
            if (receipt.outcome() == Outcome.SENT) {
                outbox.delete(id);
            }
            return receipt;
        } catch (MessagingException unreadable) {
            return new Receipt(Outcome.NEVER, String.valueOf(unreadable.getMessage()));
        }
    }

    private static String host(String url) {
        try {
            String host = URI.create(url).getHost();
            return host == null ? "localhost" : host;
        } catch (IllegalArgumentException none) {
            return "localhost";
        }
    }
}
