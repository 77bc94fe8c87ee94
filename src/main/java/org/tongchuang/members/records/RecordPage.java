package org.tongchuang.members.records;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Words;

/// One person's record.
///
/// @param offers values that arrived against the person's own word, by path
public record RecordPage(
        Member member,
        String pinyin,
        List<Milestone> milestones,
        List<Member.Revision> history,
        Map<String, String> offers,
        boolean mayWrite,
        boolean maySeeSensitive)
        implements Page {

    private static final int AT_ONCE = 8;

    /// A line of the timeline.
    public record Milestone(String when, String what, String where, boolean study) {}

    static List<Milestone> milestones(Member member) {
        List<Milestone> all = new ArrayList<>();
        for (Education education : member.educations()) {
            String where =
                    joined(" · ", education.school(), education.department(), education.major(), education.className());
            if (education.entryYear() != null) {
                all.add(new Milestone(
                        String.valueOf(education.entryYear()), Words.text("members.timeline.entered"), where, true));
            }
            if (education.graduationYear() != null) {
                String degree = education.degree() == null ? "" : Labels.degree(education.degree());
                all.add(new Milestone(
                        String.valueOf(education.graduationYear()),
                        joined(" · ", Words.text("members.timeline.graduated"), degree),
                        where,
                        true));
            }
        }
        for (Career career : member.careers()) {
            if (career.from() != null) {
                all.add(new Milestone(
                        career.from(),
                        joined(" · ", career.employer(), career.title()),
                        Labels.shown("city", career.city()),
                        false));
            }
        }
        all.sort(Comparator.comparing(Milestone::when));
        return all;
    }

    /// Facts under a numbered name, as path and value.
    public List<Map.Entry<String, String>> facts(String name) {
        return member.facts().asMap().entrySet().stream()
                .filter(fact -> fact.getKey().startsWith(name + "."))
                .toList();
    }

    public List<Contact> contacts() {
        return Contact.of(member.facts());
    }

    /// Who said that a contact doesn't work, and when.
    public Origin failureOf(Contact contact) {
        return facts(contact.kind() + "Failed").stream()
                .filter(failure -> failure.getValue().equals(contact.value()))
                .findFirst()
                .map(failure -> member.originOf(failure.getKey()))
                .orElseGet(() -> member.originOf(contact.path()));
    }

    public List<String> flags() {
        return FactRules.FLAGS.stream().filter(member.facts()::has).toList();
    }

    /// The part of the history that is shown at once; a few lines more aren't worth a click.
    public List<Member.Revision> latest() {
        return history.subList(0, history.size() <= AT_ONCE + 2 ? history.size() : AT_ONCE);
    }

    public List<Member.Revision> earlier() {
        return history.subList(latest().size(), history.size());
    }

    public @Nullable Career current() {
        return member.careers().stream().filter(Career::current).findFirst().orElse(null);
    }

    public String subtitle() {
        Career career = current();
        String study = Labels.briefly(member.lastEducation());
        return career == null ? study : joined("；", study, joined(" · ", career.employer(), career.title()));
    }

    public static String joined(String between, @Nullable String... parts) {
        List<String> present = new ArrayList<>();
        for (String part : parts) {
            if (part != null && !part.isBlank()) {
                present.add(part);
            }
        }
        return String.join(between, present);
    }
}
