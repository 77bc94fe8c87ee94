package org.tongchuang.members.roster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Telephone numbers outside of rosters: one typed into a search or a form.
public final class PhoneNumbers {

    /// A student number is no telephone number: only what is dialled as one counts.
    private static final Pattern DIALLED = Pattern.compile("\\+\\d{7,15}|1[3-9]\\d{9}|0\\d{9,11}");

    private PhoneNumbers() {}

    /// The number in E.164, when the text without its blanks and dashes is one telephone number.
    public static Optional<String> exact(String compact) {
        return DIALLED.matcher(compact).matches() ? read(compact, "CN") : Optional.empty();
    }

    /// The number in E.164 with `;ext=` where it has an extension, as a person wrote it in a form.
    ///
    /// @param region ISO 3166-1 alpha-2 of the country a number without country code belongs to
    public static Optional<String> read(String written, String region) {
        List<RosterEntry.Phone> found = new ArrayList<>();
        List<CellProblem> problems = new ArrayList<>();
        PhoneReading.read(Tidy.code(written), region, new Cell(0, "", written, problems), found);
        return found.size() == 1 && problems.isEmpty()
                ? Optional.of(found.getFirst()).map(phone -> phone.whole())
                : Optional.empty();
    }
}
