package org.tongchuang.shared;

import java.util.List;

/// Something `doctor` looks at. Any bean of this type is run, with the database at hand but no web server; it only
/// reads, and takes seconds at most.
public interface Checkup {

    /// Two or three words, shown before each finding.
    String name();

    /// @return at least one finding; throwing counts as one that is wrong
    List<Finding> run();

    /// @param sentence what was found and, unless it is well, what to do about it
    record Finding(State state, String sentence) {

        public static Finding ok(String sentence) {
            return new Finding(State.OK, sentence);
        }

        public static Finding warning(String sentence) {
            return new Finding(State.WARNING, sentence);
        }

        public static Finding wrong(String sentence) {
            return new Finding(State.WRONG, sentence);
        }
    }

    /// Only `WRONG` makes the doctor fail.
    enum State {
        OK,
        WARNING,
        WRONG
    }
}
