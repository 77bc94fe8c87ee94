package org.tongchuang.integrations.mail;

import java.net.InetAddress;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tongchuang.integrations.postgres.StartRefused;

/// Which mail server takes our letters.
///
/// @param tls whether it is spoken from the first byte on
/// @param user null when it takes letters from us without asking who we are
record MailServer(
        String host,
        int port,
        boolean tls,
        @Nullable String user,
        @Nullable String password) {

    private static final Pattern URL =
            Pattern.compile("(smtps?)://(?:([^/]*)@)?(\\[[0-9a-fA-F:]+]|[^@:/\\[\\]]+)(?::(\\d{1,5}))?/?");
    private static final int PATIENCE_MILLIS = 120_000;
    private static final int PATIENCE_TO_CONNECT_MILLIS = 20_000;

    /// @param url `smtp://user:password@host:port` or `smtps://…`, both parts of the login percent-encoded
    /// @throws StartRefused when it is none
    static MailServer of(String url) {
        Matcher parts = URL.matcher(url.strip());
        if (!parts.matches()) {
            throw new StartRefused("TONGCHUANG_SMTP_URL can't be understood; it looks like"
                    + " smtp://user:password@host:587 or smtps://user:password@host:465, with @ : / and % in user and"
                    + " password written as %40 %3A %2F %25.");
        }
        boolean tls = parts.group(1).equals("smtps");
        String login = parts.group(2);
        int colon = login == null ? -1 : login.indexOf(':');
        int port = parts.group(4) != null ? Integer.parseInt(parts.group(4)) : tls ? 465 : login != null ? 587 : 25;
        return new MailServer(
                parts.group(3).replaceAll("[\\[\\]]", ""),
                port,
                tls,
                login == null ? null : decoded(colon < 0 ? login : login.substring(0, colon)),
                login == null ? null : decoded(colon < 0 ? "" : login.substring(colon + 1)));
    }

    private static String decoded(String written) {
        try {
            return URLDecoder.decode(written.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException lone) {
            throw new StartRefused("TONGCHUANG_SMTP_URL: a % in user or password is written as %25.");
        }
    }

    /// TLS whenever the server offers it; and before a password goes further than this machine, in any case.
    Properties properties(String ownName) {
        Properties all = new Properties();
        all.setProperty("mail.smtp.host", host);
        all.setProperty("mail.smtp.port", String.valueOf(port));
        all.setProperty("mail.smtp.ssl.enable", String.valueOf(tls));
        all.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        all.setProperty("mail.smtp.starttls.enable", "true");
        all.setProperty("mail.smtp.starttls.required", String.valueOf(!tls && user != null && !isThisMachine()));
        all.setProperty("mail.smtp.auth", String.valueOf(user != null));
        all.setProperty("mail.smtp.localhost", ownName);
        all.setProperty("mail.smtp.connectiontimeout", String.valueOf(PATIENCE_TO_CONNECT_MILLIS));
        all.setProperty("mail.smtp.timeout", String.valueOf(PATIENCE_MILLIS));
        all.setProperty("mail.smtp.writetimeout", String.valueOf(PATIENCE_MILLIS));
        all.setProperty("mail.smtp.quitwait", "false");
        return all;
    }

    private boolean isThisMachine() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    /// Without the login.
    @Override
    public String toString() {
        return (tls ? "smtps://" : "smtp://") + host + ":" + port;
    }
}
