package org.tongchuang.members.invitations;

import java.time.Clock;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tongchuang.integrations.qr.QrCode;
import org.tongchuang.members.records.Labels;
import org.tongchuang.members.records.Member;

/// Invitations on paper.
@Component
class Sheets {

    private final Letters letters;
    private final String publicUrl;
    private final Clock clock;

    Sheets(Letters letters, @Value("${tongchuang.public-url}") String publicUrl, Clock clock) {
        this.letters = letters;
        this.publicUrl = publicUrl.replaceAll("/+$", "");
        this.clock = clock;
    }

    SheetsPage.Sheet sheet(Invitation invitation, Member member) {
        String link = publicUrl + letters.path(invitation);
        return new SheetsPage.Sheet(
                member.name(), Labels.briefly(member.lastEducation()), link, QrCode.of(link), invitation.until());
    }

    Instant now() {
        return clock.instant();
    }
}
