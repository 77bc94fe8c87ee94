package org.tongchuang.members.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Things of which some are drawn more often than others.
final class Shares<T> {

    private final List<T> things = new ArrayList<>();
    private int[] upTo = new int[16];

    Shares<T> add(T thing, int share) {
        if (share > 0) {
            int n = things.size();
            upTo = n == upTo.length ? Arrays.copyOf(upTo, 2 * n) : upTo;
            upTo[n] = share + (n == 0 ? 0 : upTo[n - 1]);
            things.add(thing);
        }
        return this;
    }

    T draw(Draw draw) {
        int at = Arrays.binarySearch(upTo, 0, things.size(), draw.below(upTo[things.size() - 1]) + 1);
        return things.get(at < 0 ? -at - 1 : at);
    }

    List<T> all() {
        return things;
    }
}
