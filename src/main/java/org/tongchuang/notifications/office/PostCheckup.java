package org.tongchuang.notifications.office;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.tongchuang.integrations.mail.MailDoor;
import org.tongchuang.shared.Checkup;

/// Whether messages go out.
@Component
@Order(60)
class PostCheckup implements Checkup {

    private static final Duration LONG = Duration.ofHours(1);

    private final ObjectProvider<PostFigures> figures;
    private final MailDoor door;
    private final Clock clock;

    PostCheckup(ObjectProvider<PostFigures> figures, MailDoor door, Clock clock) {
        this.figures = figures;
        this.door = door;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "messages";
    }

    @Override
    public List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        PostFigures.Trouble trouble = figures.getObject().trouble();
        findings.add(queue(trouble));
        if (trouble.uncertain() > 0) {
            findings.add(Finding.warning("It is not known whether " + trouble.uncertain()
                    + " arrived; look at /office/notices and send them again if need be."));
        }
        if (trouble.failed() > 0) {
            findings.add(Finding.warning(trouble.failed() + " were refused; see /office/notices."));
        }
        findings.add(way());
        return findings;
    }

    private Finding queue(PostFigures.Trouble trouble) {
        if (trouble.oldest() == null) {
            return Finding.ok("None waits to be sent.");
        }
        Duration waited = Duration.between(trouble.oldest(), clock.instant());
        String sentence = trouble.waiting() + " wait to be sent, the oldest for " + waited.toMinutes() + " minutes.";
        return waited.compareTo(LONG) > 0 ? Finding.warning(sentence) : Finding.ok(sentence);
    }

    private Finding way() {
        if (!door.hasServer()) {
            return Finding.ok(
                    "No mail leaves the house: it is kept in the outbox folder until TONGCHUANG_SMTP_URL is set.");
        }
        Optional<String> trouble = door.trouble();
        return trouble.isEmpty()
                ? Finding.ok("The mail server " + door.serverName() + " answers.")
                : Finding.wrong(
                        "The mail server " + door.serverName() + " does not take mail from us: " + trouble.get());
    }
}
