package org.tongchuang.members.duplicates;

import java.util.Arrays;

/// A family name or a given name, once for all who bear it.
///
/// @param written as it stands
/// @param text simplified, lower case, no accents, words apart by single spaces
/// @param letters how it sounds or is spelled, `a` to `z` only where possible
/// @param chinese in characters
/// @param sum of its letters whatever their order, so that names turned round or cut apart otherwise meet
record Part(String written, String text, String letters, boolean chinese, long sum, String[] words) {

    static final Part NONE = of("", "", "", false);

    static Part of(String written, String text, String sound, boolean chinese) {
        String letters = spelled(sound.isEmpty() ? text.replace(" ", "") : sound);
        long sum = 0;
        for (int i = 0; i < letters.length(); i++) {
            sum += Hash.mixed(letters.charAt(i));
        }
        return new Part(written, text, letters, chinese, sum, text.split(" "));
    }

    /// One spelling for ü: lv, lyu and lu are written for the same sound.
    private static String spelled(String sound) {
        return sound.replace("lyu", "lu").replace("nyu", "nu").replace('v', 'u');
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    int characters() {
        return text.codePointCount(0, text.length());
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof Part part && part.written.equals(written) && part.letters.equals(letters);
    }

    @Override
    public int hashCode() {
        return written.hashCode();
    }

    @Override
    public String toString() {
        return written + Arrays.toString(words);
    }
}
