package org.tongchuang.members.merges;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;
import org.tongchuang.members.visibility.Visibility;

/// How two records could become one: what stays, what the other adds, and where they differ, with a proposal for each.
///
/// @param lines what the other record says and the survivor does not, by the path it would have there
/// @param places path in the other record to path in the survivor, also where both say the same
public record MergePlan(Member survivor, Member merged, List<Line> lines, Map<String, String> places) {

    private static final String FORMER = "formerName";

    /// One fact to decide on.
    ///
    /// @param path in the survivor
    /// @param from in the other record
    /// @param kept what the survivor says; null when nothing
    /// @param taken whether to take the other's word, unless somebody decides otherwise
    public record Line(String path, String from, @Nullable String kept, String other, boolean taken) {}

    static MergePlan of(Member survivor, Member merged) {
        Places places = Places.of(survivor.facts(), merged.facts());
        Map<String, Boolean> proposals = new LinkedHashMap<>();
        List<Line> open = new ArrayList<>();
        places.paths().forEach((from, path) -> {
            String other = merged.facts().get(from, "");
            String kept = survivor.facts().get(path);
            if (!other.equals(kept)) {
                open.add(new Line(path, from, kept, other, true));
                if (kept != null) {
                    proposals.merge(tie(path), outranks(survivor, path, merged, from), (one, two) -> one || two);
                }
            }
        });
        List<Line> lines = new ArrayList<>();
        for (Line line : open) {
            boolean taken = proposals.getOrDefault(tie(line.path), !anotherPost(survivor, line));
            lines.add(new Line(line.path, line.from, line.kept, line.other, taken));
            if (line.path.equals("name")) {
                lines.add(formerly(places, line));
            }
        }
        return new MergePlan(survivor, merged, List.copyOf(lines), places.paths());
    }

    /// The lines that are taken: path in the survivor to path in the other record.
    ///
    /// @param decided path to whether the other's word is taken; what is not decided goes as proposed
    Map<String, String> taken(Map<String, Boolean> decided) {
        Map<String, String> taken = new LinkedHashMap<>();
        for (Line line : lines) {
            if (decided.getOrDefault(line.path, line.taken)) {
                taken.put(line.path, line.from);
            }
        }
        return taken;
    }

    /// Names that stand in both records, to take the loser's along as a former one; nobody does so without being asked.
    private static Line formerly(Places places, Line name) {
        return new Line(places.next(FORMER), "name", null, name.other, false);
    }

    /// A second post that is held now is no addition but a contradiction, mostly.
    private static boolean anotherPost(Member survivor, Line line) {
        return line.path.startsWith("career.")
                && line.path.endsWith(".current")
                && survivor.careers().stream().anyMatch(career -> career.current());
    }

    /// Facts that only make sense together are decided together.
    private static String tie(String path) {
        return switch (path) {
            case "idKind", "idNumber" -> "idNumber";
            case "country", "province", "city" -> "city";
            case "name", "pinyin" -> "name";
            default -> path;
        };
    }

    /// The person's own word stands above the office's, the office's above a list's; of equals the later stands, and a
    /// date over the year alone. Of two wishes about who sees something the narrower stands, whoever said it.
    private static boolean outranks(Member survivor, String path, Member merged, String from) {
        String kept = survivor.facts().get(path, "");
        String other = merged.facts().get(from, "");
        if (Visibility.isChoice(path)) {
            return Visibility.isNarrower(path, other, kept);
        }
        if (path.equals("birthDate") && (other.startsWith(kept) || kept.startsWith(other))) {
            return other.length() > kept.length();
        }
        Origin mine = survivor.originOf(path);
        Origin theirs = merged.originOf(from);
        int higher = Integer.compare(rank(theirs.source()), rank(mine.source()));
        return higher > 0 || higher == 0 && theirs.at().isAfter(mine.at());
    }

    private static int rank(Source source) {
        return switch (source) {
            case SELF -> 3;
            case OFFICE, BROUGHT_BACK, MERGE, PARTED -> 2;
            case ROSTER, DEMO, UNDO, HOUSE -> 1;
        };
    }

    /// Where each fact of one record has its place in another.
    record Places(Map<String, String> paths, Facts kept, Set<String> used) {

        static Places of(Facts kept, Facts other) {
            Places places = new Places(new LinkedHashMap<>(), kept, new LinkedHashSet<>());
            SameThing same = new SameThing(kept, other);
            Map<String, String> groups = new LinkedHashMap<>();
            other.each((from, value) -> {
                String[] parts = from.split("\\.");
                if (from.charAt(0) == '#') {
                    return;
                }
                if (parts.length == 3) {
                    String group = groups.computeIfAbsent(parts[0] + "." + parts[1], whole -> {
                        int there = same.numberOf(parts[0], Integer.parseInt(parts[1]));
                        return there > 0 ? parts[0] + "." + there : places.next(parts[0]);
                    });
                    places.paths.put(from, group + "." + parts[2]);
                } else if (parts.length == 2 && parts[1].matches("\\d+")) {
                    places.paths.put(from, places.numbered(parts[0], value));
                } else {
                    places.paths.put(from, from);
                }
            });
            return places;
        }

        private String numbered(String name, String value) {
            for (int number : kept.numbers(name)) {
                if (value.equalsIgnoreCase(kept.get(name + "." + number))) {
                    return name + "." + number;
                }
            }
            return next(name);
        }

        String next(String name) {
            int number = kept.nextNumber(name);
            while (!used.add(name + "." + number)) {
                number++;
            }
            return name + "." + number;
        }
    }
}
