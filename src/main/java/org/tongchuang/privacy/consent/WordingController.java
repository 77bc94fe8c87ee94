package org.tongchuang.privacy.consent;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Right;
import org.tongchuang.shared.Words;
import org.tongchuang.shared.privacy.DataPurpose;

/// How many agreed to what, and the words they are asked in, for the office.
@Controller
@RequestMapping("/office/consents")
class WordingController {

    private final ConsentDesk desk;
    private final Purposes purposes;
    private final Wordings wordings;
    private final ConsentRows rows;

    WordingController(ConsentDesk desk, Purposes purposes, Wordings wordings, ConsentRows rows) {
        this.desk = desk;
        this.purposes = purposes;
        this.wordings = wordings;
        this.rows = rows;
    }

    @GetMapping
    Page all(Actor actor) {
        actor.must(Right.MANAGE_SETTINGS);
        Map<String, Map<Integer, Long>> counts = rows.counts();
        return new WordingsPage(purposes.asked().stream()
                .map(purpose -> line(purpose, counts.getOrDefault(purpose.id(), Map.of())))
                .toList());
    }

    private WordingsPage.Line line(DataPurpose purpose, Map<Integer, Long> counts) {
        Wording wording = wordings.current(purpose);
        long now = counts.getOrDefault(wording.version(), 0L);
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        return new WordingsPage.Line(
                purpose.id(),
                Words.text(purpose.id() + ".name"),
                wording.text(),
                wording.version(),
                wording.since(),
                now,
                all - now);
    }

    @GetMapping("/{purpose}")
    Page one(Actor actor, @PathVariable String purpose) {
        actor.must(Right.MANAGE_SETTINGS);
        DataPurpose asked = purposes.named(purpose);
        Wording wording = wordings.current(asked);
        return page(asked, wording.version(), wording.chinese(), wording.english(), null);
    }

    @PostMapping("/{purpose}")
    Page word(
            Actor actor,
            @PathVariable String purpose,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String zh,
            @RequestParam(defaultValue = "") String en,
            HttpServletResponse response) {
        try {
            desk.word(actor, purpose, version, zh, en);
            return Redirect.to("/office/consents/" + purpose).saying("privacy.consents.worded");
        } catch (Refusal refused) {
            response.setStatus(422);
            return page(purposes.named(purpose), version, zh, en, refused);
        }
    }

    private WordingPage page(DataPurpose purpose, int version, String zh, String en, @Nullable Refusal refused) {
        // The first look at a purpose writes down the words the program brought.
        wordings.current(purpose);
        Map<Integer, Long> counts = rows.counts().getOrDefault(purpose.id(), Map.of());
        List<WordingPage.Past> history = wordings.history(purpose).stream()
                .map(wording -> new WordingPage.Past(wording, counts.getOrDefault(wording.version(), 0L)))
                .toList();
        return new WordingPage(
                purpose.id(),
                Words.text(purpose.id() + ".name"),
                version,
                zh,
                en,
                history,
                refused == null ? "" : java.util.Objects.requireNonNullElse(refused.field(), "zh"),
                refused == null ? null : refused.words());
    }
}
