package org.tongchuang.members.imports.taking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tongchuang.shared.MemberId;

/// Of whom a file has spoken so far, and of which facts. Where two rows of one file contradict each other the first
/// stands, whatever the record said before, so that the same file changes nothing when it comes in again.
///
/// Most rows of a file speak of the same facts, so each set of paths is kept once: 16 bytes a person in a table that is
/// at most three quarters full, 32 MB for a million.
public final class SaidInFile {

    private static final int POOLED = 24;

    private final List<Set<String>> sets = new ArrayList<>(List.of(Set.of()));
    private final Map<Set<String>, Integer> pool = new HashMap<>(Map.of(Set.of(), 0));
    private long[] people = new long[1 << 12];
    private long[] said = new long[1 << 12];
    private int size;

    /// Whether an earlier row spoke of this fact of this person.
    boolean has(MemberId person, String path) {
        return sets.get((int) (said[place(person)] & (1 << POOLED) - 1)).contains(path);
    }

    /// Number of the first row that spoke of this person; 0 when none did.
    long firstRow(MemberId person) {
        return said[place(person)] >>> POOLED;
    }

    public void note(MemberId person, long row, Set<String> paths) {
        int at = place(person);
        if (people[at] == 0) {
            people[at] = key(person);
            said[at] = row << POOLED | pooled(paths);
            if (++size * 4L > people.length * 3L) {
                grow();
            }
            return;
        }
        Set<String> all = sets.get((int) (said[at] & (1 << POOLED) - 1));
        if (!all.containsAll(paths)) {
            Set<String> more = new HashSet<>(all);
            more.addAll(paths);
            said[at] = said[at] >>> POOLED << POOLED | pooled(more);
        }
    }

    private int pooled(Set<String> paths) {
        Integer known = pool.get(paths);
        if (known == null) {
            Set<String> once = Set.copyOf(paths);
            known = sets.size();
            sets.add(once);
            pool.put(once, known);
        }
        return known;
    }

    /// Where the person stands, or would.
    private int place(MemberId person) {
        return place(key(person));
    }

    private int place(long key) {
        int at = (int) (key ^ key >>> 32) & people.length - 1;
        while (people[at] != 0 && people[at] != key) {
            at = at + 1 & people.length - 1;
        }
        return at;
    }

    private void grow() {
        long[] before = people;
        long[] saidBefore = said;
        people = new long[before.length * 2];
        said = new long[before.length * 2];
        for (int i = 0; i < before.length; i++) {
            if (before[i] != 0) {
                int at = place(before[i]);
                people[at] = before[i];
                said[at] = saidBefore[i];
            }
        }
    }

    /// 64 well mixed bits of the id, never 0.
    private static long key(MemberId person) {
        long mixed = (person.value().getMostSignificantBits() * 0x9E3779B97F4A7C15L
                        ^ person.value().getLeastSignificantBits())
                * 0xBF58476D1CE4E5B9L;
        mixed ^= mixed >>> 31;
        return mixed == 0 ? 1 : mixed;
    }
}
