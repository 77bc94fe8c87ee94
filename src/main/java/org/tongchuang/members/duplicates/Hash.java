package org.tongchuang.members.duplicates;

/// 64-bit hashes that stay the same on every machine and in every version, for they are stored.
final class Hash {

    private Hash() {}

    static long mixed(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    static long mixed(long one, long other) {
        return mixed(mixed(one) * 31 + other);
    }

    static long of(CharSequence text) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
        }
        return mixed(hash);
    }
}
