package org.tongchuang.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tongchuang.bench.offices.ManyOffices;
import org.tongchuang.members.duplicates.DuplicateScan;
import org.tongchuang.members.duplicates.LikelyPair;
import org.tongchuang.members.duplicates.LinkModel;
import org.tongchuang.members.records.Facts;
import org.tongchuang.shared.MemberId;

/// Records of which it is known who they are about.
///
/// @param persons the same number for records of one person
public record Labelled(List<Facts> records, List<Integer> persons) {

    public static Labelled manyOffices(int records, long seed) {
        List<Facts> facts = new ArrayList<>(records);
        List<Integer> persons = new ArrayList<>(records);
        new ManyOffices(records, seed).each(entered -> {
            facts.add(entered.facts());
            persons.add(entered.person());
        });
        return new Labelled(facts, persons);
    }

    /// @param matches pairs of records that are one person's
    public record Scanned(List<LikelyPair> pairs, DuplicateScan.Outcome outcome, long matches) {}

    public Scanned scan(double atLeast) {
        DuplicateScan scan = new DuplicateScan(LinkModel.shipped(), 2);
        for (int i = 0; i < records.size(); i++) {
            scan.add(id(i), records.get(i));
        }
        List<LikelyPair> pairs = new ArrayList<>();
        DuplicateScan.Outcome outcome = scan.run(atLeast, pairs::add, share -> true);
        return new Scanned(pairs, outcome, matches());
    }

    static MemberId id(int row) {
        return new MemberId(new UUID(0, row));
    }

    static int row(MemberId id) {
        return (int) id.value().getLeastSignificantBits();
    }

    public boolean isMatch(LikelyPair pair) {
        return persons.get(row(pair.one())).equals(persons.get(row(pair.other())));
    }

    long matches() {
        Map<Integer, Integer> sizes = new HashMap<>();
        persons.forEach(person -> sizes.merge(person, 1, Integer::sum));
        return sizes.values().stream().mapToLong(size -> size * (size - 1L) / 2).sum();
    }
}
