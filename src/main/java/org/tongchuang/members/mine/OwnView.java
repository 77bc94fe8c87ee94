package org.tongchuang.members.mine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.records.Career;
import org.tongchuang.members.records.Contact;
import org.tongchuang.members.records.Education;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Labels;
import org.tongchuang.members.records.Member;
import org.tongchuang.shared.Words;

/// A record as its owner reads it: each thing in one line, with where it came from and since when.
///
/// @param base the address its pages begin with, `/me` or that of a link
/// @param waiting what the office has yet to look at, path to value
/// @param masked whether contacts are shown in part only, for whoever came by a link may have had it passed on
public record OwnView(Member member, String base, Map<String, String> waiting, boolean masked) {

    private static final int MASK_FROM = 3;
    private static final int MASK_END = 4;

    /// @param when from when to when; empty where there is no such thing
    /// @param failed whether it is a contact known not to work
    public record Line(String label, String value, String when, String source, boolean failed) {}

    public List<Line> lines(Part part) {
        return switch (part) {
            case STUDIES ->
                Education.of(member.facts()).stream()
                        .map(one -> line(
                                "education." + one.number() + ".school",
                                Labels.study(one),
                                span(
                                        Objects.toString(one.entryYear(), ""),
                                        Objects.toString(one.graduationYear(), ""))))
                        .toList();
            case WORK ->
                Career.of(member.facts()).stream()
                        .map(one -> line("career." + one.number() + ".employer", Labels.work(one), span(one)))
                        .toList();
            default -> facts(part);
        };
    }

    /// What waits for the office in this part, as label and value.
    public List<Line> waiting(Part part) {
        return waiting.entrySet().stream()
                .filter(offer -> part.holds(offer.getKey()))
                .map(offer -> new Line(
                        Labels.label(offer.getKey()),
                        offer.getValue().isEmpty()
                                ? Words.text("members.mine.taken-away")
                                : Labels.shown(offer.getKey(), offer.getValue()),
                        "",
                        "",
                        false))
                .toList();
    }

    /// Where all of a part came from; null when its facts came from several places.
    public static @Nullable String source(List<Line> lines) {
        List<String> sources = lines.stream().map(Line::source).distinct().toList();
        return sources.size() == 1 ? sources.getFirst() : null;
    }

    private List<Line> facts(Part part) {
        List<Line> lines = new ArrayList<>();
        Facts facts = member.facts();
        List<String> failed = Contact.of(facts).stream()
                .filter(contact -> !contact.works())
                .map(Contact::path)
                .toList();
        part.inOrder(facts).forEach((path, value) -> {
            String shown = masked && Facts.purposeOf(path) != null ? mask(path, value) : Labels.shown(path, value);
            lines.add(
                    new Line(Labels.label(path), shown, "", Labels.from(member.originOf(path)), failed.contains(path)));
        });
        return lines;
    }

    private Line line(String path, String words, String when) {
        return new Line("", words, when, Labels.from(member.originOf(path)), false);
    }

    private static String span(Career one) {
        String to = one.to() != null ? one.to() : one.current() ? Words.text("members.record.now") : "";
        return span(Objects.toString(one.from(), ""), to);
    }

    private static String span(String from, String to) {
        return from.isEmpty() && to.isEmpty() ? "" : from + " – " + to;
    }

    /// Enough to know it again, too little to use it: `138 **** 5678`, `l***@example.com`.
    public static String mask(String path, String value) {
        int at = value.indexOf('@');
        if (at > 0) {
            return value.charAt(0) + "***" + value.substring(at);
        }
        if (!path.startsWith("phone")) {
            return value.substring(0, value.offsetByCodePoints(0, 1)) + "***";
        }
        String shown = Labels.phone(value).replace(" ", "");
        return shown.length() < MASK_FROM + MASK_END + 2
                ? "****"
                : shown.substring(0, MASK_FROM) + " **** " + shown.substring(shown.length() - MASK_END);
    }
}
