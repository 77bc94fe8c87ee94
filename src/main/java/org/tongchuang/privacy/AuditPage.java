package org.tongchuang.privacy;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Times;
import org.tongchuang.shared.Words;

/// The audit trail, newest first.
///
/// @param asked what was asked, by name of the field
/// @param people accounts on the trail, by id
/// @param acts acts on the trail, by room
/// @param problem why nothing could be looked up
/// @param sealed how far the seals reach, a sentence
/// @param next address of the page after this
/// @param csv address of the export
public record AuditPage(
        Map<String, String> asked,
        Map<String, String> people,
        Map<String, Map<String, String>> acts,
        List<Line> lines,
        @Nullable String problem,
        String sealed,
        boolean later,
        @Nullable String next,
        String csv,
        String xlsx)
        implements Page {

    public String asked(String field) {
        return asked.getOrDefault(field, "");
    }

    /// An entry as a sentence: who did what, with whom it was about and what else is known.
    public record Line(
            String when,
            String who,
            String act,
            List<Person> about,
            List<String> facts,
            @Nullable String address) {

        static Line of(AuditEvents.Entry entry, ZoneId zone) {
            String name = entry.detail().get("name");
            boolean named = entry.subjects().size() == 1 && name != null && !name.isBlank();
            List<Person> about = new ArrayList<>();
            for (UUID subject : entry.subjects()) {
                about.add(new Person(
                        subject,
                        named && name != null
                                ? name
                                : entry.subjects().size() == 1
                                        ? Words.text("privacy.audit.one")
                                        : Words.text("privacy.audit.nth", String.valueOf(about.size() + 1))));
            }
            List<String> facts = entry.detail().entrySet().stream()
                    .filter(fact -> !(named && fact.getKey().equals("name")))
                    .map(fact -> Words.text(
                            "privacy.audit.fact",
                            Acts.fact(fact.getKey()),
                            Acts.value(entry.act(), fact.getKey(), fact.getValue())))
                    .sorted()
                    .toList();
            return new Line(
                    Times.second(entry.at(), zone),
                    AuditPage.who(entry),
                    Acts.words(entry.act()),
                    about,
                    facts,
                    entry.address());
        }
    }

    static String who(AuditEvents.Entry entry) {
        return entry.actorName().isBlank() ? Words.text("privacy.audit.stranger") : entry.actorName();
    }

    /// A member the entry is about.
    public record Person(UUID id, String name) {}
}
