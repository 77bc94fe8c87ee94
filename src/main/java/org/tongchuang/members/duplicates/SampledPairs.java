package org.tongchuang.members.duplicates;

import java.util.Arrays;

/// Pairs as the training sees them: which levels they reach and how rare the words are, a few bytes each.
final class SampledPairs {

    private static final int RARITIES = 4;

    private long[] levels = new long[1024];
    private float[] rarities = new float[1024 * RARITIES];
    private int size;

    void add(long pair, float[] rarity) {
        if (size == levels.length) {
            levels = Arrays.copyOf(levels, 2 * size);
            rarities = Arrays.copyOf(rarities, 2 * size * RARITIES);
        }
        levels[size] = pair;
        System.arraycopy(rarity, 0, rarities, size * RARITIES, RARITIES);
        size++;
    }

    void addAll(SampledPairs others) {
        float[] rarity = new float[RARITIES];
        for (int i = 0; i < others.size; i++) {
            add(others.levels[i], others.rarity(i, rarity));
        }
    }

    int size() {
        return size;
    }

    long levels(int pair) {
        return levels[pair];
    }

    float[] rarity(int pair, float[] into) {
        System.arraycopy(rarities, pair * RARITIES, into, 0, RARITIES);
        return into;
    }
}
