package org.tongchuang.notifications.office;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import org.tongchuang.notifications.AddressBooks;
import org.tongchuang.notifications.Categories;
import org.tongchuang.notifications.office.Deliveries.Shown;
import org.tongchuang.notifications.queue.ContentSeal;
import org.tongchuang.notifications.queue.State;
import org.tongchuang.privacy.Vault;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Times;
import org.tongchuang.shared.Words;
import org.tongchuang.shared.notices.AddressBook;
import org.tongchuang.shared.notices.Recipient;

/// Deliveries in words.
@Component
class Showing {

    private final Deliveries deliveries;
    private final Categories categories;
    private final AddressBooks books;
    private final ContentSeal seal;
    private final PostFigures figures;

    Showing(Deliveries deliveries, Categories categories, AddressBooks books, ContentSeal seal, PostFigures figures) {
        this.deliveries = deliveries;
        this.categories = categories;
        this.books = books;
        this.seal = seal;
        this.figures = figures;
    }

    NoticesPage page(String server, Map<String, String> asked, List<Deliveries.Row> rows, int size, boolean later) {
        boolean more = rows.size() > size;
        List<Deliveries.Row> shown = more ? rows.subList(0, size) : rows;
        PostFigures.Trouble trouble = figures.trouble();
        return new NoticesPage(
                server,
                trouble.waiting(),
                trouble.uncertain(),
                trouble.failed(),
                asked,
                states(),
                categoryNames(),
                shown.stream().map(this::line).toList(),
                Arrays.stream(Shown.values()).map(Showing::words).toList(),
                days(),
                later,
                more ? next(asked, shown.getLast().id()) : null);
    }

    private static String next(Map<String, String> asked, UUID last) {
        UriComponentsBuilder next = UriComponentsBuilder.fromPath("/office/notices");
        asked.forEach((name, value) -> next.queryParam(name, "{" + name + "}"));
        return next.queryParam("before", last.toString())
                .encode()
                .buildAndExpand(asked)
                .toUriString();
    }

    private List<NoticesPage.DayLine> days() {
        return figures.days().stream()
                .map(day -> new NoticesPage.DayLine(
                        day.day().toString(),
                        Arrays.stream(day.counts()).mapToObj(Words::number).toList()))
                .toList();
    }

    private NoticesPage.Line line(Deliveries.Row row) {
        boolean person = row.toKind().equals("PERSON") && row.to() != null;
        return new NoticesPage.Line(
                row.id().toString(),
                Times.second(row.madeAt(), deliveries.zone()),
                recipient(row),
                person ? "/office/members/" + row.to() : null,
                Words.textOr(row.category(), row.category() + ".name"),
                Words.textOr(row.medium(), "notifications.medium." + row.medium()),
                words(Shown.of(row.state())),
                tone(row.state()),
                said(row),
                row.again());
    }

    private String recipient(Deliveries.Row row) {
        UUID to = row.to();
        Optional<AddressBook.Entry> entry = to == null
                ? Optional.empty()
                : books.find(
                        row.toKind().equals("ACCOUNT")
                                ? new Recipient.Account(to)
                                : new Recipient.Person(new MemberId(to)));
        return entry.map(AddressBook.Entry::name)
                .orElseGet(
                        () -> Words.text(to == null ? "notifications.office.stranger" : "notifications.office.nobody"));
    }

    /// Why, or when again, and what the other side said to it.
    private String said(Deliveries.Row row) {
        StringBuilder said = new StringBuilder();
        if (row.reason() != null) {
            said.append(Words.textOr(row.reason(), "notifications.reason." + row.reason()));
        } else if (row.state() == State.QUEUED && row.attempts() > 0) {
            said.append(Words.text("notifications.office.next", Times.second(row.nextAt(), deliveries.zone())));
        }
        if (row.said() != null) {
            said.append(said.isEmpty() ? "" : " · ").append(answer(row.id(), row.said()));
        }
        return said.toString();
    }

    private String answer(UUID id, byte[] sealed) {
        try {
            return seal.words(id, sealed);
        } catch (Vault.Unopenable lost) {
            return "";
        }
    }

    private static String tone(State state) {
        return switch (state) {
            case SENT -> "good";
            case FAILED -> "bad";
            case HANDED_OVER -> "warn";
            default -> "";
        };
    }

    private static String words(Shown shown) {
        return Words.text("notifications.state." + shown.name());
    }

    private static Map<String, String> states() {
        Map<String, String> states = new LinkedHashMap<>();
        states.put("", Words.text("notifications.office.any"));
        for (Shown shown : Shown.values()) {
            states.put(shown.name(), words(shown));
        }
        return states;
    }

    private Map<String, String> categoryNames() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("", Words.text("notifications.office.any"));
        categories.all().forEach(category -> names.put(category.id(), Words.text(category.id() + ".name")));
        return names;
    }
}
