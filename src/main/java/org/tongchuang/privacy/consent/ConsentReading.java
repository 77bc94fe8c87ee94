package org.tongchuang.privacy.consent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Words;
import org.tongchuang.shared.privacy.DataPurpose;

/// Puts together what the pages show.
@Component
class ConsentReading {

    private final Purposes purposes;
    private final Wordings wordings;
    private final ConsentRows rows;

    ConsentReading(Purposes purposes, Wordings wordings, ConsentRows rows) {
        this.purposes = purposes;
        this.wordings = wordings;
        this.rows = rows;
    }

    ConsentsPage page(MemberId member, @Nullable String problem) {
        return new ConsentsPage(lines(member), others(), history(member), problem);
    }

    ConsentQuestionPage question(MemberId member, String purpose, String to) {
        return new ConsentQuestionPage(line(purposes.named(purpose), rows.standing(member)), to);
    }

    List<ConsentsPage.Line> lines(MemberId member) {
        Map<String, Integer> standing = rows.standing(member);
        return purposes.asked().stream().map(purpose -> line(purpose, standing)).toList();
    }

    private ConsentsPage.Line line(DataPurpose purpose, Map<String, Integer> standing) {
        Wording wording = wordings.current(purpose);
        Integer version = standing.get(purpose.id());
        ConsentsPage.State state = version == null
                ? ConsentsPage.State.NO
                : version == wording.version() ? ConsentsPage.State.YES : ConsentsPage.State.CHANGED;
        return new ConsentsPage.Line(
                purpose.id(),
                Words.text(purpose.id() + ".name"),
                wording.text(),
                wording.version(),
                state,
                purpose.separate() == DataPurpose.Separate.NO
                        ? ""
                        : Words.text("privacy.separate." + purpose.separate().name()),
                purpose.fields().stream().map(Words::text).toList(),
                Words.text(purpose.retention()));
    }

    private List<ConsentsPage.Other> others() {
        return purposes.all().stream()
                .filter(purpose -> !purpose.isAsked())
                .map(purpose -> new ConsentsPage.Other(
                        Words.text(purpose.id() + ".name"),
                        Words.text(purpose.id() + ".about"),
                        Words.text("privacy.basis." + purpose.basis().name())))
                .toList();
    }

    private List<ConsentsPage.Past> history(MemberId member) {
        List<ConsentsPage.Past> past = new ArrayList<>();
        rows.of(member)
                .forEach(said -> past.add(new ConsentsPage.Past(
                        Words.textOr(said.purpose(), said.purpose() + ".name"),
                        said.version(),
                        said.given(),
                        Words.textOr(said.through(), "privacy.consents.through." + said.through()),
                        said.withdrawn())));
        return past;
    }
}
