package org.tongchuang.members.duplicates;

import java.util.ArrayList;
import java.util.List;
import org.tongchuang.members.names.NameForms;
import org.tongchuang.members.records.Facts;

/// Takes names apart into what is compared.
final class NameParts {

    private final Terms terms;

    NameParts(Terms terms) {
        this.terms = terms;
    }

    /// Family and given name in turn: the name first, then former ones and the English one.
    Part[] read(Facts facts) {
        List<Part> parts = new ArrayList<>(4);
        String name = facts.get("name", "");
        addName(parts, NameForms.of(name, facts.get("pinyin", "")));
        for (String former : facts.list("formerName")) {
            addName(parts, NameForms.of(former));
        }
        String english = facts.get("englishName");
        if (english != null) {
            addName(parts, NameForms.of(english));
        }
        return parts.toArray(Part[]::new);
    }

    private void addName(List<Part> parts, NameForms forms) {
        boolean chinese = !forms.readings().isEmpty();
        int cut = chinese ? forms.surname().codePointCount(0, forms.surname().length()) : 0;
        Part family = part(forms.surname(), forms.readings(), 0, cut, chinese);
        Part given = part(forms.given(), forms.readings(), cut, forms.readings().size(), chinese);
        if (given.isEmpty() && !family.isEmpty()) {
            given = family;
            family = Part.NONE;
        }
        if (parts.size() < 2 || !isKnown(parts, family, given)) {
            parts.add(family);
            parts.add(given);
        }
    }

    private static boolean isKnown(List<Part> parts, Part family, Part given) {
        for (int i = 0; i < parts.size(); i += 2) {
            if (parts.get(i).equals(family) && parts.get(i + 1).equals(given)) {
                return true;
            }
        }
        return false;
    }

    private Part part(String written, List<List<String>> readings, int from, int to, boolean chinese) {
        if (written.isEmpty()) {
            return Part.NONE;
        }
        StringBuilder sound = new StringBuilder(12);
        for (int i = from; i < to && chinese; i++) {
            if (!readings.get(i).isEmpty()) {
                sound.append(readings.get(i).getFirst());
            }
        }
        return terms.part(Part.of(written, text(written, chinese), sound.toString(), chinese));
    }

    private static String text(String written, boolean chinese) {
        if (chinese) {
            return NameForms.of(written).normalised();
        }
        StringBuilder words = new StringBuilder(written.length());
        for (String word : written.split("[^\\p{L}\\p{N}'’]+")) {
            String plain = word.isEmpty() ? "" : NameForms.of(word).normalised();
            words.append(words.isEmpty() || plain.isEmpty() ? "" : " ").append(plain);
        }
        return words.toString();
    }
}
