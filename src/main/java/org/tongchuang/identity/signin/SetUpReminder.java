package org.tongchuang.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongchuang.shared.Frame;
import org.tongchuang.shared.Words;

/// Says on every page, to those who will need a second step, how long they have.
@Component
class SetUpReminder implements Frame.Reminder {

    private static final String PLACE = "/account/second-step";

    private final AccountSession session;
    private final InstantSource clock;

    SetUpReminder(AccountSession session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    @Override
    public Frame.@Nullable Note note(HttpServletRequest request) {
        if (request.getRequestURI().startsWith(PLACE)) {
            return null;
        }
        return session.due(request)
                .map(due -> {
                    long days =
                            Math.max(0, Duration.between(clock.instant(), due).toDays());
                    return new Frame.Note(
                            Words.text("identity.second-step.reminder", days),
                            PLACE,
                            Words.text("identity.second-step.set-up"));
                })
                .orElse(null);
    }
}
