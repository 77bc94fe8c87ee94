package org.tongchuang.members.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.records.Contact;
import org.tongchuang.members.records.Labels;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.RecordPage;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Times;
import org.tongchuang.shared.Words;

/// The people behind a number.
///
/// @param later whether pages came before this one
public record PeoplePage(
        Selection asked, PeopleDesk.Slice slice, boolean later, boolean mayWrite, boolean mayExport, boolean mayImport)
        implements Page {

    public String title() {
        return asked.title(slice.aYearAgo());
    }

    /// Where, and from when.
    public String where() {
        Place place = asked.place();
        return RecordPage.joined(
                " · ",
                place.school(),
                place.department(),
                place.className(),
                asked.decade() == null ? null : QualityPage.decade(asked.decade()));
    }

    public String params() {
        return Selection.params(asked.named());
    }

    public String nextStep() {
        return Words.text("members.quality.step." + asked.what().name());
    }

    public @Nullable String next() {
        return slice.next() == null ? null : asked.href() + "&after=" + slice.next();
    }

    /// The page they were counted on.
    public String back() {
        return QualityPage.address(asked.place().unit(), asked.decade());
    }

    public static String study(Member member) {
        return Labels.briefly(member.firstEducation());
    }

    /// What is worth knowing of this person in such a list, in a few words.
    public String about(Member member) {
        return switch (asked.what()) {
            case INVALID -> kinds(member, true);
            case FAILED -> kinds(member, false);
            case KNOWN -> known(member);
            default -> Words.text("members.quality.last-word", lastWord(member));
        };
    }

    private static String kinds(Member member, boolean invalid) {
        Set<String> kinds = new TreeSet<>();
        Contact.of(member.facts()).stream()
                .filter(contact -> invalid ? contact.invalid() : contact.failed())
                .forEach(contact -> kinds.add(Labels.label(contact.kind())));
        return String.join(Words.text("members.list.between"), kinds);
    }

    private String known(Member member) {
        Tracked field = asked.field();
        List<String> paths = field == null ? List.of() : field.paths(member.facts());
        return paths.isEmpty() ? "" : Labels.from(member.originOf(paths.getLast()));
    }

    private static String lastWord(Member member) {
        List<Origin> words = new ArrayList<>(member.origins().values());
        words.removeIf(origin -> !Giver.of(origin.source()).confirms());
        return words.stream()
                .map(Origin::at)
                .max(java.time.Instant::compareTo)
                .map(Times::day)
                .orElseGet(() -> Words.text("shared.never"));
    }
}
