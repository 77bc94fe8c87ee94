package org.tongchuang.members.roster;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person's name from all the columns that tell of it.
final class WholeName {

    private static final RosterField[] BY_PREFERENCE = {RosterField.NAME, RosterField.ENGLISH_NAME, RosterField.PINYIN};

    private static final int SEVERAL = 200;

    private WholeName() {}

    /// Null, with a problem that says why, when no column gives a usable name.
    static NameReading.@Nullable Read read(RowValues values) {
        RosterField unusable = null;
        for (RosterField field : BY_PREFERENCE) {
            String text = values.line(field, 1_000);
            if (text != null) {
                NameReading.Read name = NameReading.read(text);
                if (NameReading.isUsable(name.full())) {
                    if (unusable != null) {
                        values.cell(unusable).reject("name-unusable");
                    }
                    return name;
                }
                unusable = unusable == null ? field : unusable;
            } else if (field == RosterField.NAME) {
                NameReading.Read parts = ofParts(values);
                if (parts != null) {
                    return parts;
                }
            }
        }
        boolean told = !values.problems().isEmpty();
        if (unusable != null) {
            values.cell(unusable).reject("name-unusable");
        } else if (!told) {
            values.cell(RosterField.NAME).reject("name-missing");
        }
        return null;
    }

    private static NameReading.@Nullable Read ofParts(RowValues values) {
        String family = values.line(RosterField.FAMILY_NAME, NameReading.LONGEST);
        String given = values.line(RosterField.GIVEN_NAME, NameReading.LONGEST);
        if (family == null || given == null) {
            String only = family != null ? family : given;
            NameReading.Read one = only == null ? null : NameReading.read(only);
            return one != null && NameReading.isUsable(one.full()) ? one : null;
        }
        boolean han = NameReading.hasHan(family + given);
        NameReading.Read whole = NameReading.read(han ? family + given : family + ", " + given);
        return NameReading.isUsable(whole.full()) ? whole : null;
    }

    static PersonName of(RowValues values, NameReading.Read name) {
        String english = values.line(RosterField.ENGLISH_NAME, NameReading.LONGEST);
        String pinyin = values.line(RosterField.PINYIN, NameReading.LONGEST);
        return new PersonName(
                name.full(),
                name.family(),
                name.given(),
                pinyin,
                english == null ? name.english() : NameReading.plain(english),
                former(values, name));
    }

    private static List<String> former(RowValues values, NameReading.Read name) {
        RosterColumn[] columns = values.columns(RosterField.FORMER_NAME);
        if (columns.length == 0) {
            return name.former();
        }
        List<String> former = new ArrayList<>(name.former());
        for (RosterColumn column : columns) {
            String text = values.line(column, SEVERAL);
            for (String one : text == null ? new String[0] : text.split("[、/;；,，]")) {
                String plain = one.isBlank() ? "" : NameReading.plain(one.strip());
                if (!plain.isEmpty() && !former.contains(plain) && !plain.equals(name.full())) {
                    former.add(plain);
                }
            }
        }
        return List.copyOf(former);
    }
}
