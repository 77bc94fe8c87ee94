package org.tongchuang.notifications.email;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongchuang.integrations.mail.Letter;
import org.tongchuang.integrations.mail.Mailbox;
import org.tongchuang.notifications.Channel.Parcel;
import org.tongchuang.notifications.queue.Content;
import org.tongchuang.notifications.queue.Due;
import org.tongchuang.shared.Universities;
import org.tongchuang.shared.University;
import org.tongchuang.shared.Words;

/// Writes the letter of a notice, in the recipient's language.
@Component
class Writing {

    private final TemplateEngine templates;
    private final Universities universities;
    private final Sender sender;
    private final Links links;
    private final Clock clock;

    Writing(TemplateEngine templates, Universities universities, Sender sender, Links links, Clock clock) {
        this.templates = templates;
        this.universities = universities;
        this.sender = sender;
        this.links = links;
        this.clock = clock;
    }

    Letter letter(Parcel parcel) {
        Due due = parcel.due();
        Locale language = due.language() == null ? parcel.entry().language() : due.language();
        University university = universities.current();
        String from = name(university, language);
        LetterPage page = page(parcel, language, from, university.accent());
        Sender.Chosen chosen = sender.current();
        return new Letter(
                due.id(),
                new Mailbox(chosen.address(), from),
                chosen.answersTo().orElse(null),
                new Mailbox(parcel.entry().emails().getFirst(), parcel.entry().name()),
                page.subject(),
                text(page),
                html(page),
                due.to() == null || parcel.category().necessary()
                        ? null
                        : links.unsubscribing(due.to(), due.category(), due.medium()),
                page.language(),
                clock.instant());
    }

    private LetterPage page(Parcel parcel, Locale language, String from, String colour) {
        Due due = parcel.due();
        Content content = parcel.content();
        Object[] args = content.args().toArray();
        String link = content.link() == null ? null : links.absolute(content.link());
        String name = parcel.entry().name();
        boolean choice = due.to() != null && !parcel.category().necessary();
        return new LetterPage(
                Locale.ENGLISH.getLanguage().equals(language.getLanguage()) ? "en" : "zh-CN",
                Words.text(language, due.words() + ".subject", args),
                name.isBlank()
                        ? Words.text(language, "notifications.letter.hello")
                        : Words.text(language, "notifications.letter.greeting", name),
                paragraphs(Words.text(language, due.words() + ".text", args)),
                link,
                link == null ? null : Words.text(language, due.words() + ".act", args),
                Words.text(language, "notifications.letter.link"),
                from,
                colour,
                Words.text(
                        language,
                        choice ? "notifications.letter.why" : "notifications.letter.necessary",
                        from,
                        Words.text(language, due.category() + ".name")),
                choice && due.to() != null ? links.choosing(due.to()) : null,
                Words.text(language, "notifications.letter.change"));
    }

    private static List<String> paragraphs(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private String html(LetterPage page) {
        StringOutput html = new StringOutput();
        templates.render("notifications/email/LetterPage.jte", Map.of("page", page), html);
        return html.toString();
    }

    private static String text(LetterPage page) {
        StringBuilder text = new StringBuilder(page.greeting()).append("\n\n");
        page.paragraphs().forEach(paragraph -> text.append(paragraph).append("\n\n"));
        if (page.link() != null) {
            text.append(page.act()).append('\n').append(page.link()).append("\n\n");
        }
        text.append("-- \n").append(page.university()).append('\n').append(page.why());
        appendChange(text, page.changeWords(), page.change());
        return text.append('\n').toString();
    }

    private static void appendChange(StringBuilder text, String words, @Nullable String change) {
        if (change != null) {
            text.append('\n').append(words).append(' ').append(change);
        }
    }

    private static String name(University university, Locale language) {
        boolean english = Locale.ENGLISH.getLanguage().equals(language.getLanguage());
        return english && !university.nameEnglish().isBlank() ? university.nameEnglish() : university.nameChinese();
    }
}
