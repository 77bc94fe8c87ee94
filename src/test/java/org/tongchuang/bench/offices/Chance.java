package org.tongchuang.bench.offices;

import java.util.List;
import java.util.Random;

/// Draws about one person on one topic: the same on every machine, whatever else was drawn before.
public final class Chance {

    private final Random random;

    private Chance(long seed) {
        this.random = new Random(seed);
    }

    public static Chance of(long seed, String topic, long number) {
        long mixed = (seed * 31 + topic.hashCode()) * 0x9E3779B97F4A7C15L + number * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 30) * 0x94D049BB133111EBL;
        return new Chance(mixed ^ mixed >>> 31);
    }

    public boolean happens(double share) {
        return random.nextDouble() < share;
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    public int between(int first, int last) {
        return first + random.nextInt(last - first + 1);
    }

    public double fraction() {
        return random.nextDouble();
    }

    public <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /// Which of these shares was hit; they need not add up to one.
    public int pick(double... shares) {
        double sum = 0;
        for (double share : shares) {
            sum += share;
        }
        double drawn = random.nextDouble() * sum;
        for (int i = 0; i < shares.length; i++) {
            drawn -= shares[i];
            if (drawn < 0) {
                return i;
            }
        }
        return shares.length - 1;
    }
}
