package org.tongchuang.members.invitations;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Page;

/// Asks whoever has a printed invitation for one thing that does not stand on it.
///
/// @param question `birth-date` or `student-number`
/// @param open whether there are tries left
public record QuestionPage(
        String token,
        String question,
        boolean open,
        @Nullable String problem) implements Page {

    static QuestionPage of(String token, Welcoming.Opened opened, @Nullable String problem) {
        String question = Letters.question(opened.member())
                .map(one -> one.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .orElse("");
        boolean open = !question.isEmpty() && opened.invitation().tries() < Invitation.TRIES;
        return new QuestionPage(token, question, open, problem);
    }
}
