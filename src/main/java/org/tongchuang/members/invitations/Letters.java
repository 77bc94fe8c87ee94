package org.tongchuang.members.invitations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongchuang.members.records.Education;
import org.tongchuang.members.records.Member;
import org.tongchuang.notifications.Notice;
import org.tongchuang.privacy.SignedLinks;
import org.tongchuang.shared.Ids;
import org.tongchuang.shared.notices.Recipient;

/// The links in invitations. One in an e-mail opens the record by itself, for it went to an address on that record; a
/// printed one may have been picked up by anybody, so it asks something first.
@Component
class Letters {

    static final String CATEGORY = "members.invitation";

    private static final String SENT = "members.invitation";
    private static final String PRINTED = "members.invitation.print";

    private final SignedLinks links;

    Letters(SignedLinks links) {
        this.links = links;
    }

    /// What a printed invitation asks for.
    enum Question {
        BIRTH_DATE,
        STUDENT_NUMBER
    }

    /// What a link says.
    ///
    /// @param known whether whoever has it is known to be the person
    record Read(UUID invitation, boolean known) {}

    /// As it goes out.
    Notice notice(Invitation invitation, Batch batch) {
        String words = batch.greeting().isEmpty() ? "members.letter.invitation" : "members.letter.invitation.greeting";
        return new Notice(
                invitation.id(),
                new Recipient.Person(invitation.member()),
                CATEGORY,
                words,
                List.of(batch.greeting()),
                path(invitation),
                null,
                null);
    }

    String path(Invitation invitation) {
        String purpose = invitation.way() == Invitation.Way.PRINT ? PRINTED : SENT;
        return "/welcome/" + links.sign(purpose, invitation.id().toString(), invitation.until());
    }

    /// For whoever answered the question of a printed one: good for an hour.
    String known(Invitation invitation, Instant until) {
        return "/welcome/" + links.sign(SENT, invitation.id().toString(), until);
    }

    Optional<Read> read(String token) {
        Optional<Read> sent = links.read(SENT, token)
                .flatMap(read -> Ids.read(read.subject()))
                .map(id -> new Read(id, true));
        return sent.isPresent()
                ? sent
                : links.read(PRINTED, token)
                        .flatMap(read -> Ids.read(read.subject()))
                        .map(id -> new Read(id, false));
    }

    /// What this person's record allows to ask; nothing when it holds neither.
    static Optional<Question> question(Member member) {
        if (member.facts().has("birthDate")) {
            return Optional.of(Question.BIRTH_DATE);
        }
        return member.educations().stream().anyMatch(one -> one.studentNumber() != null)
                ? Optional.of(Question.STUDENT_NUMBER)
                : Optional.empty();
    }

    /// Digits alone count in a date, and case does not in a number.
    static boolean isAnswer(Member member, String typed) {
        if (member.facts().has("birthDate")) {
            String digits = typed.replaceAll("\\D", "");
            return digits.equals(member.facts().get("birthDate", "").replace("-", "")) && digits.length() == 8;
        }
        String number = typed.strip();
        return !number.isEmpty()
                && member.educations().stream().map(Education::studentNumber).anyMatch(number::equalsIgnoreCase);
    }
}
