package org.tongchuang;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tongchuang.integrations.mail.LetterInBox;
import org.tongchuang.integrations.mail.Outbox;

/// The mail of the people in a test: what the program put into its outbox for them.
public record Mailbox(Outbox outbox) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int NEWEST = 50;

    /// The newest letter to an address whose subject holds these words; waits for it.
    public LetterInBox letter(String to, String subject) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        do {
            Optional<LetterInBox> found = letters().stream()
                    .filter(letter ->
                            letter.to().contains(to) && letter.subject().contains(subject))
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.onSpinWait();
        } while (System.nanoTime() < end);
        throw new AssertionError("no letter to " + to + " about " + subject + " among "
                + letters().stream().map(LetterInBox::subject).toList());
    }

    /// The first link in a letter that leads to a page whose address begins so, without the host.
    public static String path(LetterInBox letter, String beginning) {
        return found(letter, Pattern.compile("https?://[^/\\s]+(" + beginning + "\\S+)"));
    }

    /// The code of six digits in a letter.
    public static String code(LetterInBox letter) {
        return found(letter, Pattern.compile("\\b([0-9]{6})\\b"));
    }

    private static String found(LetterInBox letter, Pattern wanted) {
        Matcher found = wanted.matcher(letter.text());
        if (!found.find()) {
            throw new AssertionError("no " + wanted + " in " + letter.text());
        }
        return found.group(1);
    }

    private List<LetterInBox> letters() {
        return outbox.list(null, NEWEST).stream()
                .flatMap(id -> outbox.read(id).stream())
                .map(LetterInBox::of)
                .toList();
    }
}
