package org.tongchuang.members.duplicates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.tongchuang.members.records.Facts;
import org.tongchuang.shared.MemberId;

/// All people of a scan in memory: what they are told apart by, their ids, the keys they are found by.
final class Roll {

    final Terms terms = new Terms();
    private final PersonReading reading = new PersonReading(terms);
    private final Blocking blocking = new Blocking(terms);
    private final List<Person> people = new ArrayList<>();
    private Frequencies.Count words = new Frequencies.Count();
    private long[] ids = new long[2048];
    private int[] starts = new int[1024];
    private int[] keys = new int[16_384];

    void add(MemberId id, Facts facts) {
        int n = people.size();
        Person person = reading.read(facts);
        people.add(person);
        words.add(person, terms);
        ids = 2 * n + 2 > ids.length ? Arrays.copyOf(ids, 2 * ids.length) : ids;
        ids[2 * n] = id.value().getMostSignificantBits();
        ids[2 * n + 1] = id.value().getLeastSignificantBits();
        long[] found = blocking.keys(person);
        starts = n + 2 > starts.length ? Arrays.copyOf(starts, 2 * starts.length) : starts;
        int from = starts[n];
        keys = from + found.length > keys.length ? Arrays.copyOf(keys, keys.length + keys.length / 4 + 64) : keys;
        for (long key : found) {
            keys[from++] = Pairs.shortened(key);
        }
        starts[n + 1] = from;
    }

    int size() {
        return people.size();
    }

    List<Person> people() {
        return people;
    }

    Person person(int number) {
        return people.get(number);
    }

    MemberId id(int number) {
        return new MemberId(new UUID(ids[2 * number], ids[2 * number + 1]));
    }

    /// The words as counted; their counts are given up.
    Frequencies frequencies() {
        Frequencies shares = words.shares(people);
        words = new Frequencies.Count();
        return shares;
    }

    /// The keys are handed over, not kept.
    Pairs pairs() {
        Pairs pairs = new Pairs(Arrays.copyOf(starts, people.size() + 1), keys);
        keys = new int[0];
        return pairs;
    }
}
