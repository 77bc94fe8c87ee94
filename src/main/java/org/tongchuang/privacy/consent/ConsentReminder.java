package org.tongchuang.privacy.consent;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Frame;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Words;
import org.tongchuang.shared.recall.Recall;

/// Asks anew, above every page, whoever agreed to words that were changed since.
@Component
class ConsentReminder implements Frame.Reminder {

    private static final String PLACE = "/me/consents";
    private static final Duration FRESH = Duration.ofSeconds(20);

    private final Recall<MemberId, Boolean> outdated;

    ConsentReminder(ConsentReading reading, Clock clock) {
        this.outdated = new Recall<>(
                FRESH,
                clock,
                member -> reading.lines(member).stream().anyMatch(line -> line.state() == ConsentsPage.State.CHANGED));
    }

    @Override
    public Frame.@Nullable Note note(HttpServletRequest request) {
        if (!(request.getUserPrincipal() instanceof Authentication signedIn)
                || !(signedIn.getPrincipal() instanceof Actor actor)
                || request.getRequestURI().startsWith(PLACE)) {
            return null;
        }
        MemberId member = actor.member();
        return member != null && outdated.of(member)
                ? new Frame.Note(Words.text("privacy.consents.reminder"), PLACE, Words.text("privacy.consents.decide"))
                : null;
    }
}
