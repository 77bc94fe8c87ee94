package org.tongchuang.members.visibility;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.names.NameForms;
import org.tongchuang.members.records.Career;
import org.tongchuang.members.records.Contact;
import org.tongchuang.members.records.Education;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Labels;

/// A person as a vCard 3.0 (RFC 2426), the version every address book of phones reads. Holds what the reader sees and
/// nothing else.
final class VCard {

    private static final int LINE_OCTETS = 75;

    private final List<String> lines = new ArrayList<>();

    private VCard() {}

    /// @param seen what its reader may see
    static String of(Facts seen) {
        VCard card = new VCard();
        card.lines.add("BEGIN:VCARD");
        card.lines.add("VERSION:3.0");
        card.person(seen);
        card.work(seen);
        card.contacts(seen);
        card.lines.add("END:VCARD");
        StringBuilder all = new StringBuilder();
        card.lines.forEach(line -> fold(line, all));
        return all.toString();
    }

    private void person(Facts seen) {
        String name = seen.get("name", "");
        NameForms forms = NameForms.of(name);
        add("N", escaped(forms.surname()) + ";" + escaped(forms.given()) + ";;;", false);
        add("FN", name, true);
        add("NICKNAME", seen.get("englishName"), true);
        add("BDAY", seen.get("birthDate"), true);
        for (Education study : Education.of(seen)) {
            String years = Objects.toString(study.entryYear(), "") + "–" + Objects.toString(study.graduationYear(), "");
            add("NOTE", Labels.study(study) + (years.equals("–") ? "" : " " + years), true);
        }
    }

    private void work(Facts seen) {
        Career.of(seen).stream().filter(Career::current).findFirst().ifPresent(job -> {
            add("ORG", job.employer(), true);
            add("TITLE", job.title(), true);
        });
    }

    private void contacts(Facts seen) {
        for (Contact contact : Contact.of(seen)) {
            if (contact.works()) {
                switch (contact.kind()) {
                    case "phone" -> add("TEL;TYPE=CELL", contact.value().replaceFirst(";ext=.*", ""), true);
                    case "email" -> add("EMAIL;TYPE=INTERNET", contact.value(), true);
                    case "wechat" -> add("X-WECHAT", contact.value(), true);
                    case "address" -> add("ADR;TYPE=HOME", ";;" + escaped(contact.value()) + ";;;;", false);
                    default -> throw new IllegalStateException(contact.kind());
                }
            }
        }
        if (seen.has("city") && seen.list("address").isEmpty()) {
            add("ADR;TYPE=HOME", ";;;" + escaped(seen.get("city", "")) + ";;;", false);
        }
    }

    private void add(String property, @Nullable String value, boolean isText) {
        if (value != null && !value.isBlank()) {
            lines.add(property + ":" + (isText ? escaped(value) : value));
        }
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n");
    }

    /// Lines of at most 75 octets, cut between characters; what follows begins with a space.
    private static void fold(String line, StringBuilder into) {
        int octets = 0;
        for (int at = 0; at < line.length(); at = line.offsetByCodePoints(at, 1)) {
            String character = line.substring(at, line.offsetByCodePoints(at, 1));
            int more = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + more > LINE_OCTETS) {
                into.append("\r\n ");
                octets = 1;
            }
            into.append(character);
            octets += more;
        }
        into.append("\r\n");
    }
}
