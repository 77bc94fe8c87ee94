package org.tongchuang.integrations.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// A mail server on this machine that speaks SMTP and keeps what it takes over. At every step it does what it is told:
/// goes on, answers with something else, or hangs up.
public final class MailStandIn implements AutoCloseable {

    /// Go on as a mail server does.
    public static final String FINE = "";
    /// Hang up without a word.
    public static final String HANG_UP = "hang up";

    private final ServerSocket door;
    private final List<String> letters = new CopyOnWriteArrayList<>();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private volatile Function<String, String> mood = step -> FINE;
    private volatile boolean asksForPasswords;

    public MailStandIn() {
        this(0);
    }

    public MailStandIn(int port) {
        try {
            this.door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        Thread.ofPlatform().daemon(true).name("mail-stand-in").start(this::welcome);
    }

    public int port() {
        return door.getLocalPort();
    }

    public String url() {
        return "smtp://127.0.0.1:" + port();
    }

    /// What to do at a step: `CONNECT`, `EHLO`, `AUTH`, `MAIL`, `RCPT`, `DATA`, `CONTENT` (half of it is there),
    /// `DOT` (all is there, and it is not taken over yet), `TAKEN` (it is, and that has not been said).
    public void feel(Function<String, String> next) {
        mood = next;
    }

    public void askForPasswords() {
        asksForPasswords = true;
    }

    /// What was taken over, as it came.
    public List<String> letters() {
        return letters;
    }

    /// Every line of a client outside of letters.
    public List<String> said() {
        return said;
    }

    private void welcome() {
        while (!door.isClosed()) {
            try {
                Socket guest = door.accept();
                Thread.ofPlatform().daemon(true).start(() -> serve(guest));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket guest) {
        try (guest) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(guest.getInputStream(), StandardCharsets.ISO_8859_1));
            OutputStream out = guest.getOutputStream();
            boolean open = answer(out, "CONNECT", "220 stand-in");
            while (open) {
                String line = in.readLine();
                if (line == null) {
                    return;
                }
                said.add(line);
                String verb = line.split("[ :]", 2)[0].toUpperCase(java.util.Locale.ROOT);
                open = switch (verb) {
                    case "EHLO" ->
                        answer(out, verb, asksForPasswords ? "250-stand-in\r\n250 AUTH PLAIN" : "250 stand-in");
                    case "AUTH" -> answer(out, verb, "235 welcome");
                    case "MAIL", "RCPT", "NOOP", "RSET" -> answer(out, verb, "250 fine");
                    case "DATA" -> data(in, out);
                    case "QUIT" -> {
                        say(out, "221 bye");
                        yield false;
                    }
                    default -> answer(out, verb, "500 what?");
                };
            }
        } catch (IOException gone) {
            // so be it
        }
    }

    private boolean data(BufferedReader in, OutputStream out) throws IOException {
        String feeling = mood.apply("DATA");
        if (feeling.isEmpty()) {
            say(out, "354 go on");
            return take(in, out);
        }
        return !feeling.equals(HANG_UP) && say(out, feeling);
    }

    private boolean take(BufferedReader in, OutputStream out) throws IOException {
        StringBuilder letter = new StringBuilder();
        String line = in.readLine();
        int lines = 0;
        while (line != null && !line.equals(".")) {
            letter.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
            lines++;
            if (lines == 12 && mood.apply("CONTENT").equals(HANG_UP)) {
                return false;
            }
            line = in.readLine();
        }
        if (line == null) {
            return false;
        }
        String feeling = mood.apply("DOT");
        if (!feeling.isEmpty()) {
            return !feeling.equals(HANG_UP) && say(out, feeling);
        }
        letters.add(letter.toString());
        return answer(out, "TAKEN", "250 taken");
    }

    private boolean answer(OutputStream out, String step, String usual) throws IOException {
        String feeling = mood.apply(step);
        return !feeling.equals(HANG_UP) && say(out, feeling.isEmpty() ? usual : feeling);
    }

    private static boolean say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        return !line.startsWith("421");
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException already) {
            throw new UncheckedIOException(already);
        }
    }
}
